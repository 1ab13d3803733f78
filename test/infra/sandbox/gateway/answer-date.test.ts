import { describe, expect, it } from "vitest";
import { datedAs } from "../../../../infra/sandbox/gateway/answer-date.ts";

const answer = { status: 200, headers: { "content-type": "text/xml" }, body: "" };

describe("datedAs", () => {
  it("dates an answer as the request was signed", () => {
    const dated = datedAs({ headers: { "x-amz-date": "20200229T235959Z" } }, answer);

    expect(dated.headers).toEqual({ "content-type": "text/xml", date: "Sat, 29 Feb 2020 23:59:59 GMT" });
  });

  it.each([{}, { "x-amz-date": "yesterday" }])("leaves an answer to %j undated", (headers) => {
    expect(datedAs({ headers }, answer)).toBe(answer);
  });
});
