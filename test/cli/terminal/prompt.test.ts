import { CreateAccountAliasCommand, IAMClient } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { ACCOUNT, BIN, type Desk, openDesk } from "../command/rolecall.ts";
import { openTerminal } from "./open-terminal.ts";

const RDS = "AWSServiceRoleForRDS";
const ARGS = [BIN, "--direct", "decommission", RDS, "--apply"] as const;

async function openDeskWithRole(alias?: string): Promise<Desk> {
  const desk = await openDesk();
  await desk.owners.makeRole("rds.amazonaws.com");
  if (alias !== undefined) {
    const credentials = { accessKeyId: ACCOUNT, secretAccessKey: "x" };
    const iam = new IAMClient({ endpoint: desk.sandbox.url, region: "us-east-1", credentials });
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: alias }));
  }
  return desk;
}

const deletionsAt = ({ sandbox }: Desk) =>
  sandbox.calls().filter(({ operation }) => operation === "DeleteServiceLinkedRole").length;

const says = (text: string) => (screen: readonly string[]) => screen.some((line) => line.includes(text));

describe("the question before a change", () => {
  it("asks for the account's alias, and goes on once it is typed", async () => {
    const desk = await openDeskWithRole("prod-media");
    await using terminal = openTerminal(process.execPath, ARGS, { env: desk.env, cwd: desk.home });

    await terminal.untilScreen(says("Type prod-media to go on:"));
    const before = deletionsAt(desk);
    terminal.type("prod-media");
    terminal.press("enter");
    const end = await terminal.ended;

    expect(before).toBe(0);
    expect(end).toEqual({ code: 0 });
    expect(terminal.scrollback().join("\n")).toMatch(new RegExp(`${RDS} +deleted`));
  });

  it("asks for the id of an account without an alias, and changes nothing if another is typed", async () => {
    const desk = await openDeskWithRole();
    await using terminal = openTerminal(process.execPath, ARGS, { env: desk.env, cwd: desk.home });

    await terminal.untilScreen(says(`Type ${ACCOUNT} to go on:`));
    terminal.type("444455556666");
    terminal.press("enter");
    const end = await terminal.ended;

    expect(end).toEqual({ code: 4 });
    expect(terminal.scrollback().join("\n")).toContain(`That was not ${ACCOUNT}; nothing was changed`);
    expect(deletionsAt(desk)).toBe(0);
  });

  it.each(["ctrl-c", "ctrl-d"] as const)("takes %s for a no", async (key) => {
    const desk = await openDeskWithRole();
    await using terminal = openTerminal(process.execPath, ARGS, { env: desk.env, cwd: desk.home });

    await terminal.untilScreen(says("to go on:"));
    terminal.press(key);
    const end = await terminal.ended;

    expect([4, 130]).toContain(end.code);
    expect(deletionsAt(desk)).toBe(0);
  });
});
