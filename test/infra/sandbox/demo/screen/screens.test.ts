import { describe, expect, it } from "vitest";
import type { RunTrack } from "../../../../../infra/sandbox/demo/run/run-track.ts";
import { chooseScreen } from "../../../../../infra/sandbox/demo/screen/choose-screen.ts";
import type { Screen } from "../../../../../infra/sandbox/demo/screen/screen.ts";
import { happeningOf, runOf, secondsIn } from "../samples.ts";
import { fakeTerminal } from "./fake-terminal.ts";

const chapter = {
  number: 3,
  title: "IVS’s role is decommissioned while it is in use",
  sentence: "A live stream is never stopped.",
};
const NOTHING = { news: [], records: [], findings: [], remediations: [] };
const conflict = (seconds: number) =>
  happeningOf({
    at: secondsIn(seconds),
    kind: "waits",
    tone: "waiting",
    text: "IVS answers ConflictException to UpdateChannel in eu-west-1. The run forces nothing and tries again.",
    repeats: "run-1 retry",
  });
const release = happeningOf({
  at: secondsIn(90),
  kind: "released",
  tone: "good",
  text: "The run has released the channel.",
  details: ["channel/Ab12 in eu-west-1"],
});

const moment = async () => undefined;

async function tellStory(screen: Screen): Promise<void> {
  screen.begin(chapter);
  await screen.tell(conflict(0));
  await screen.tell(conflict(30));
  await screen.tell(conflict(60));
  await screen.tell(release);
}

function waitingRun(): RunTrack {
  const {
    ending: _,
    endedAt: __,
    ...run
  } = runOf({
    roleName: "AWSServiceRoleForIVSRecordToS3",
    outcome: "deleted",
    reason: "the channel is live",
  });
  const waits = run.waits.slice(0, 1).map(({ endedAt: ___, ...wait }) => wait);
  return { ...run, status: "RUNNING", waits };
}

describe("the screen of a pipe", () => {
  it("has one line for a happening, one for all further tries, and no control sequences", async () => {
    const written: string[] = [];
    const screen = chooseScreen({ write: (text: string) => written.push(text) }, {}, moment);

    await tellStory(screen);
    screen.close();

    expect(written.join("").split("\n")).toEqual([
      "",
      "3  IVS’s role is decommissioned while it is in use",
      "   A live stream is never stopped.",
      "  09:00:00 ◌ IVS answers ConflictException to UpdateChannel in eu-west-1. The run forces nothing and tries again.",
      "  09:01:00 … and so 2 more times",
      "  09:01:30 ✔ The run has released the channel.",
      "             · channel/Ab12 in eu-west-1",
      "",
    ]);
  });

  it("is what a terminal gets that cannot draw", async () => {
    const terminal = { ...fakeTerminal(80) };

    await tellStory(chooseScreen(terminal, { TERM: "dumb" }, moment));

    expect(terminal.written()).not.toContain("\u001b");
  });
});

describe("the screen of a terminal", () => {
  it("counts further tries in place, and wraps at 80 columns", async () => {
    const terminal = fakeTerminal(80);
    const screen = chooseScreen(terminal, {}, moment);

    await tellStory(screen);
    screen.close();

    expect(terminal.lines()).toEqual([
      "",
      "3  IVS’s role is decommissioned while it is in use",
      "   A live stream is never stopped.",
      "  09:01:00 ◌ IVS answers ConflictException to UpdateChannel in eu-west-1. The",
      "             run forces nothing and tries again. (3 times since 09:00:00)",
      "  09:01:30 ✔ The run has released the channel.",
      "             · channel/Ab12 in eu-west-1",
      "",
    ]);
  });

  it("shows what somebody wrote as they indented it, within 40 columns", async () => {
    const terminal = fakeTerminal(40);
    const screen = chooseScreen(terminal, { NO_COLOR: "1" }, moment);
    const text = "rules:\n  - name: no-recordings-in-this-account\n\n    grace: 20m\n";

    await screen.tell(happeningOf({ document: { name: "rolecall.policy.yaml", text } }));
    screen.close();

    expect(terminal.lines()).toEqual([
      "  09:00:00 ● Something happens.",
      "    ┌ rolecall.policy.yaml",
      "    │ rules:",
      "    │   - name:",
      "    │   no-recordings-in-this-account",
      "    │",
      "    │     grace: 20m",
      "    └",
      "",
    ]);
  });

  it("shows no wait of a run that another run works for", () => {
    const terminal = fakeTerminal(120);
    const screen = chooseScreen(terminal, { NO_COLOR: "1" }, moment);
    const [wait] = waitingRun().waits;
    const waits = wait === undefined ? [] : [{ ...wait, kind: "nested" as const }];

    screen.see(secondsIn(20), { ...NOTHING, runs: [{ ...waitingRun(), waits }] });

    expect(terminal.lines()).toEqual(["", "  virtual time 09:00:20", ""]);
  });

  it("fits 40 columns", async () => {
    const terminal = fakeTerminal(40);
    const screen = chooseScreen(terminal, {}, moment);

    await tellStory(screen);
    screen.close();

    expect(terminal.lines()).toEqual([
      "",
      "3  IVS’s role is decommissioned while",
      "it is in use",
      "   A live stream is never stopped.",
      "  09:01:00 ◌ IVS answers",
      "    ConflictException to UpdateChannel",
      "    in eu-west-1. The run forces",
      "    nothing and tries again. (3 times",
      "    since 09:00:00)",
      "  09:01:30 ✔ The run has released the",
      "    channel.",
      "    · channel/Ab12 in eu-west-1",
      "",
    ]);
  });

  it("shows virtual time and what a run waits for, in place, and takes both away again", async () => {
    const terminal = fakeTerminal(120);
    const screen = chooseScreen(terminal, { NO_COLOR: "1" }, moment);

    screen.begin(chapter);
    screen.see(secondsIn(20), { ...NOTHING, runs: [waitingRun()] });
    screen.see(secondsIn(40), { ...NOTHING, runs: [waitingRun()] });
    const during = terminal.lines().slice(3);
    screen.write(() => ["The end."]);
    screen.close();

    expect(during).toEqual([
      "",
      "  virtual time 09:00:40",
      "  ◌ AWSServiceRoleForIVSRecordToS3: waits since 09:00:00 (try 1): the channel is live; next try by 09:06:00",
      "",
    ]);
    expect(terminal.lines().slice(3)).toEqual(["The end.", ""]);
  });

  it("is coloured unless NO_COLOR is set to something", async () => {
    const [coloured, empty, plain] = [fakeTerminal(80), fakeTerminal(80), fakeTerminal(80)];

    await tellStory(chooseScreen(coloured, {}, moment));
    await tellStory(chooseScreen(empty, { NO_COLOR: "" }, moment));
    await tellStory(chooseScreen(plain, { NO_COLOR: "1" }, moment));

    expect(coloured.written()).toContain("\u001b[33m");
    expect(empty.written()).toContain("\u001b[33m");
    expect(plain.written()).not.toMatch(/\p{Cc}\[\d+m/u);
  });

  it("leaves the cursor visible, whenever it is closed", () => {
    const terminal = fakeTerminal(80);
    const screen = chooseScreen(terminal, {}, moment);

    screen.begin(chapter);
    screen.close();

    expect(terminal.written().lastIndexOf("\u001b[?25h")).toBeGreaterThan(
      terminal.written().lastIndexOf("\u001b[?25l"),
    );
  });

  it("does not obey what a name contains", async () => {
    const terminal = fakeTerminal(80);
    const screen = chooseScreen(terminal, { NO_COLOR: "1" }, moment);

    screen.begin(chapter);
    await screen.tell(happeningOf({ text: "evil\u001b[2J", details: ["\u001b]0;title\u0007"] }));
    screen.close();

    expect(terminal.written()).not.toContain("\u001b[2J");
    expect(terminal.written()).not.toContain("\u001b]0;");
  });
});
