import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokensOf } from "../../../../cli/report/html/client/tokens.ts";
import { Markup, markup } from "../../../../cli/report/html/markup.ts";

describe("markup", () => {
  it("makes text of everything that is put in", () => {
    const { text } = markup`<p title="${`"><img src=x onerror='alert(1)'>`}">${"</script><!-- & --"}</p>`;

    expect(text).toBe(
      '<p title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;">&lt;/script&gt;&lt;!-- &amp; --</p>',
    );
  });

  it("takes markup, lists of it and numbers as they are, and nothing for nothing", () => {
    const { text } = markup`<ol>${[markup`<li>${1}</li>`, new Markup("<li>2</li>")]}</ol>${undefined}`;

    expect(text).toBe("<ol><li>1</li><li>2</li></ol>");
  });

  it("obeys no control character, no turn of direction and no half of a sign", () => {
    const { text } = markup`${"a\u0000b\u001bc\u202ed\u2066e\u061cf\ud800g\u2028h\n\ti"}`;

    expect(text).toBe("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg h i");
  });

  it("is read back by the page's script as what it says, whatever is put in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const plain = markup`${value}`.text;
        const tokens = [...tokensOf(markup`<p class="${value}">${value}</p>`.text)];

        const open = tokens[0];
        const texts = tokens.flatMap((token) => (token.kind === "text" ? [token.text] : []));
        expect(open).toMatchObject({ kind: "open", name: "p", attributes: [["class", texts.join("")]] });
        expect(markup`${texts.join("")}`.text).toBe(plain);
        expect(tokens.filter(({ kind }) => kind !== "text")).toHaveLength(2);
      }),
    );
  });
});
