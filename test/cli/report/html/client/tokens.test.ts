import { describe, expect, it } from "vitest";
import { tokensOf, wordsOf } from "../../../../../cli/report/html/client/tokens.ts";

describe("tokensOf", () => {
  it("reads elements, attributes and texts in order", () => {
    expect([...tokensOf('<p class="a" aria-label="&lt;b&gt;">x &amp;lt; y</p>')]).toEqual([
      {
        kind: "open",
        name: "p",
        attributes: [
          ["class", "a"],
          ["aria-label", "<b>"],
        ],
      },
      { kind: "text", text: "x &lt; y" },
      { kind: "close", name: "p" },
    ]);
  });

  it("makes no element of what is not written as the page writes", () => {
    const tokens = [...tokensOf("<img src=x onerror=alert(1)><!-- --><P>text")];

    expect(tokens.filter(({ kind }) => kind !== "text")).toEqual([]);
  });
});

describe("wordsOf", () => {
  it("leaves the words", () => {
    expect(wordsOf("<dt>A</dt><dd>b &amp; c</dd>").trim()).toBe("A  b & c");
  });
});
