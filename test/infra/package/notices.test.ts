import { describe, expect, it } from "vitest";
import type { InstalledPackage } from "../../../infra/package/installed-package.ts";
import { writeNotices } from "../../../infra/package/notices.ts";

const one: InstalledPackage = {
  name: "one",
  version: "1.0.0",
  licence: "MIT",
  author: undefined,
  texts: ["Copyright Some Body\n\nDo as you like."],
};

describe("writeNotices", () => {
  it("gives each text once, under the names of all packages that it belongs to", async () => {
    const other = {
      ...one,
      name: "other",
      version: "2.0.0",
      texts: ["Copyright Some Body  \r\n\r\nDo as you like.\n"],
    };

    const notices = await writeNotices([one, other]);

    expect(notices).toContain(
      "one 1.0.0 (MIT)\nother 2.0.0 (MIT)\n\nCopyright Some Body\n\nDo as you like.\n",
    );
    expect(notices.match(/Do as you like/g)).toHaveLength(1);
  });

  it("gives all texts of a package", async () => {
    const notices = await writeNotices([{ ...one, texts: ["its licence", "its notice"] }]);

    expect(notices).toContain("its licence");
    expect(notices).toContain("its notice");
  });

  it.each([
    ["MIT", "copies or substantial portions"],
    ["MIT-0", "to deal in the Software without restriction"],
    ["Apache-2.0", "Version 2.0, January 2004"],
  ])(
    "gives the words of %s with the author's name for a package that carries none",
    async (licence, words) => {
      const notices = await writeNotices([{ ...one, licence, author: "Some Body", texts: [] }]);

      expect(notices).toContain("Copyright Some Body");
      expect(notices.replaceAll(/\s+/g, " ")).toContain(words);
    },
  );

  it.each(["AGPL-3.0-or-later", "GPL-3.0", "SSPL-1.0", "UNLICENSED", undefined])(
    "refuses what is under %s, and says which package that is",
    async (licence) => {
      const notices = writeNotices([one, { ...one, name: "other", licence }]);

      await expect(notices).rejects.toMatchObject({
        name: "LicenceError",
        message: expect.stringContaining(`other 1.0.0 (${licence ?? "none"})`),
      });
    },
  );

  it("refuses a package without a text where none is known", async () => {
    const notices = writeNotices([{ ...one, licence: "BSD-3-Clause", texts: [] }]);

    await expect(notices).rejects.toMatchObject({
      name: "LicenceError",
      message: expect.stringContaining("one 1.0.0 carries no text of its licence, BSD-3-Clause"),
    });
  });
});
