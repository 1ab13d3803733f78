import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACCOUNT, openDesk } from "../cli/command/rolecall.ts";
import { commandsIn, readBlocks } from "./read-blocks.ts";

const blocks = readBlocks("README.md");
const commands = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => commandsIn(text))
  .filter((command) => command.startsWith("rolecall "));

describe("the rolecall commands of README.md", () => {
  it("work one after the other in an account that records with IVS", async () => {
    const desk = await openDesk();
    await desk.owners.ivs.use("eu-west-1", "lectures");
    await writeFile(
      join(desk.home, "rolecall.policy.yaml"),
      blocks.find(({ language }) => language === "yaml")?.text ?? "",
    );

    const codes = new Map<string, number | null>();
    for (const command of commands) {
      const [, ...words] = command.split(" ");
      // A person types the alias of the account; here nobody sits at a terminal.
      const args = words.includes("--apply") ? [...words, "--yes-account", ACCOUNT] : words;
      const { code, err } = await desk.rolecall("--direct", ...args);
      codes.set(command, code);
      expect(err, command).not.toContain("rolecall: ");
    }

    expect(Object.fromEntries(codes)).toEqual({
      "rolecall doctor": 0,
      "rolecall scan": 0,
      "rolecall explain AWSServiceRoleForIVSRecordToS3": 0,
      "rolecall plan AWSServiceRoleForIVSRecordToS3 --out plan.json": 0,
      "rolecall decommission --plan plan.json --apply": 0,
      "rolecall restore AWSServiceRoleForIVSRecordToS3 --apply": 0,
      "rolecall report --html report.html": 0,
      "rolecall policy check rolecall.policy.yaml": 0,
      "rolecall drift --policy rolecall.policy.yaml": 0,
    });
  });
});
