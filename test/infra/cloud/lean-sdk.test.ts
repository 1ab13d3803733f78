import { describe, expect, it } from "vitest";
import { plainNames, withoutPrototypes } from "../../../infra/cloud/lean-sdk.ts";

describe("plainNames", () => {
  it("writes a member that is named by a constant with its plain name", () => {
    const text = 'const _hE = "httpError";\nexport const Gone$ = [-3, n0, _G, { [_hE]: 404 }];';

    expect(plainNames(text)).toBe(
      'const _hE = "httpError";\nexport const Gone$ = [-3, n0, _G, { "httpError": 404 }];',
    );
  });

  it("leaves a member alone whose name is not known from the text", () => {
    expect(plainNames("export const X$ = { [_other]: 1 };")).toBe("export const X$ = { [_other]: 1 };");
  });
});

describe("withoutPrototypes", () => {
  it("leaves out only the line that sets an error's own prototype", () => {
    const text = "super(opts);\n    Object.setPrototypeOf(this, Gone.prototype);\n    this.message = 1;";

    expect(withoutPrototypes(text)).toBe("super(opts);\n\n    this.message = 1;");
  });
});
