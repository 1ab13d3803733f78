import { describe, expect, it } from "vitest";
import { reportAsff } from "../../../../cli/report/asff.ts";
import { checkImport } from "./check-import.ts";
import { report } from "./examples.ts";

const [line = ""] = reportAsff(report());

const changed = (change: (finding: Record<string, unknown>) => void) => {
  const input = JSON.parse(line);
  change(input.Findings[0]);
  return checkImport(JSON.stringify(input));
};

describe("checkImport", () => {
  it("finds nothing in what is right", async () => {
    expect(await checkImport(line)).toEqual([]);
  });

  it("finds what is missing, unknown, of another type, too long or no value of an enumeration", async () => {
    expect(
      await changed((finding) => {
        delete finding["AwsAccountId"];
      }),
    ).toContain("input.Findings[0].AwsAccountId");
    expect(
      await changed((finding) => {
        finding["Resources"] = [{ Type: "AwsIamRole" }];
      }),
    ).toContain("input.Findings[0].Resources[0].Id");
    expect(
      await changed((finding) => {
        finding["Bogus"] = "x";
      }),
    ).toEqual(["the SDK would send something else"]);
    expect(
      await changed((finding) => {
        finding["Title"] = "x".repeat(257);
      }),
    ).toHaveLength(1);
    expect(
      await changed((finding) => {
        finding["RecordState"] = "OPEN";
      }),
    ).toHaveLength(1);
  });
});
