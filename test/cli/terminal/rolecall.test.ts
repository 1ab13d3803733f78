import { CreateChannelCommand, IvsClient } from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { startStream } from "../../../infra/sandbox/services/ivs-streams.ts";
import { ACCOUNT, BIN, type Desk, openDesk } from "../command/rolecall.ts";
import { openTerminal } from "./open-terminal.ts";

/** Has IVS record a channel that is live. */
async function recordLive({ sandbox, owners }: Desk): Promise<void> {
  const recordingConfigurationArn = await owners.ivs.use("eu-west-1", "recorded");
  const client = new IvsClient({
    endpoint: sandbox.url,
    region: "eu-west-1",
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: "x" },
  });
  const { channel } = await client.send(
    new CreateChannelCommand({ name: "live", recordingConfigurationArn }),
  );
  startStream(sandbox.world, { account: ACCOUNT, region: "eu-west-1", channelArn: channel?.arn ?? "" });
}

describe("rolecall on a terminal", () => {
  it("shows each run on a line, and why one does not go on, and leaves the terminal as it was after Ctrl-C", async () => {
    const desk = await openDesk();
    await recordLive(desk);
    await desk.owners.mediaTailor.use("eu-west-1", "logged");
    const args = [BIN, "--direct", "decommission", "*IVS*", "*Tailor*", "--apply", "--yes-account", ACCOUNT];
    await using terminal = openTerminal(process.execPath, args, { env: desk.env });

    const lines = await terminal.untilScreen(
      (screen) =>
        screen.some((line) => line.includes("try 2 of 61")) && screen.some((line) => line.includes("✔")),
    );
    const cursorMeanwhile = terminal.cursor().visible;
    terminal.press("ctrl-c");
    const end = await terminal.ended;

    expect(lines).toEqual([
      expect.stringMatching(/^Decommissioning 2 roles · 1 deleted · 1 running · \d:\d\d$/),
      expect.stringMatching(/^[•◦] AWSServiceRoleForIVSRecordToS3 {2}releasing 0 of 2 +\d:\d\d$/),
      expect.stringMatching(/^ {4}try 2 of 61 within \d:\d\d · Channel channel\/\w+ is live; its stream/),
      expect.stringMatching(/^✔ AWSServiceRoleForMediaTailor {4}deleted, 1 usage released +\d:\d\d$/),
    ]);
    expect(cursorMeanwhile).toBe(false);
    expect(end).toEqual({ code: 130 });
    expect(terminal.cursor().visible).toBe(true);
    expect(terminal.wraps()).toBe(true);
    expect(terminal.scrollback().filter((line) => line.startsWith("Decommissioning"))).toHaveLength(1);
  });
});
