import { describe, expect, it } from "vitest";
import { clientModule } from "./client-module.ts";

describe("clientScript", () => {
  it("is what the sources of the page's script come to", async () => {
    await expect(await clientModule()).toMatchFileSnapshot("../../../../cli/report/html/client-script.ts");
  });
});
