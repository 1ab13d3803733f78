import { describe, expect, it } from "vitest";
import { addressOf, placeOf } from "../../../../../cli/report/html/client/address.ts";
import { type Asked, type Filter, fitting, isEmpty } from "../../../../../cli/report/html/client/filter.ts";

const ALL: Filter = { find: "", verdict: "", account: "", region: "" };
const row: Asked = {
  account: "111122223333",
  verdict: "in-use",
  strip: " ·  2 ",
  says: (term) => term.test("AWSServiceRoleForIVS team=media (a.b)"),
};

describe("fitting", () => {
  it.each<Partial<Filter>>([
    {},
    { find: "  " },
    { find: "MEDIA ivs" },
    { find: "(A.B)" },
    { verdict: "in-use" },
    { account: "111122223333" },
    { region: "1" },
    { find: "ivs", verdict: "in-use", account: "111122223333", region: "1" },
  ])("lets in what is asked for: %j", (filter) => {
    expect(fitting({ ...ALL, ...filter })(row)).toBe(true);
  });

  it.each<Partial<Filter>>([
    { find: "ivs tailor" },
    { find: "a-b" },
    { find: "team.media" },
    { verdict: "can-go" },
    { account: "444455556666" },
    { region: "0" },
    { find: "ivs", verdict: "gone" },
  ])("leaves out what is not: %j", (filter) => {
    expect(fitting({ ...ALL, ...filter })(row)).toBe(false);
  });
});

describe("isEmpty", () => {
  it("does not take spaces for a wish", () => {
    expect([isEmpty({ ...ALL, find: " " }), isEmpty({ ...ALL, region: "0" })]).toEqual([true, false]);
  });
});

describe("placeOf", () => {
  it("reads what addressOf has written", () => {
    const filter = { ...ALL, find: "a&b=c #/?", region: "0" };

    expect(placeOf(addressOf(filter))).toEqual({ kind: "filter", filter });
  });

  it("tells roles, sections and filters apart", () => {
    expect(placeOf("#111122223333/R")).toEqual({ kind: "subject", anchor: "111122223333/R" });
    expect(placeOf("#roles")).toEqual({ kind: "section" });
    expect(placeOf("")).toEqual({ kind: "section" });
    expect(placeOf("#?verdict=gone&other=1")).toEqual({
      kind: "filter",
      filter: { ...ALL, verdict: "gone" },
    });
  });
});
