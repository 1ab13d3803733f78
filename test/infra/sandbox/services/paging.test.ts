import { describe, expect, it } from "vitest";
import { cutPage } from "../../../../infra/sandbox/services/paging.ts";

const refuse = (detail: string): never => {
  throw new Error(detail);
};

const itself = (text: string) => text;

describe("cutPage", () => {
  it("answers in the order of the keys, with a token until the last page", () => {
    const first = cutPage(["c", "a", "d", "b"], itself, { limit: 3, token: undefined }, refuse);
    const second = cutPage(["c", "a", "d", "b"], itself, { limit: 3, token: first.nextToken }, refuse);

    expect(first.items).toEqual(["a", "b", "c"]);
    expect(second).toEqual({ items: ["d"] });
  });

  it("hands out no token when the page holds exactly what is left", () => {
    const page = cutPage(["a", "b"], itself, { limit: 2, token: undefined }, refuse);

    expect(page).toEqual({ items: ["a", "b"] });
  });

  it("neither repeats nor skips an item when others come and go between two pages", () => {
    const { nextToken } = cutPage(["b", "c", "d", "e"], itself, { limit: 2, token: undefined }, refuse);

    const second = cutPage(["a", "c", "d", "e"], itself, { limit: 2, token: nextToken }, refuse);

    expect(second.items).toEqual(["d", "e"]);
  });

  it("refuses a token that it did not hand out", () => {
    expect(() => cutPage(["a"], itself, { limit: 1, token: "garbage" }, refuse)).toThrow(
      "the pagination token is not valid",
    );
  });

  it("answers an empty list with one empty page", () => {
    expect(cutPage([], itself, { limit: 1, token: undefined }, refuse)).toEqual({ items: [] });
  });
});
