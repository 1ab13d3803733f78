import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { RunProgress } from "../../../../cli/progress/run-progress.ts";
import { type Block, blockLines, closingLines } from "../../../../cli/progress/view/block-lines.ts";
import { anEndedRun, aRun, secondsIn } from "../a-run.ts";

const BLOCK = { title: "Decommissioning", now: secondsIn(42), columns: 79, lines: 23, colors: false };

const drawn = (runs: readonly RunProgress[], changes: Partial<Block> = {}) =>
  blockLines({ ...BLOCK, runs, ...changes }).map(({ text }) => text);

const many = (count: number, make: (roleName: string) => RunProgress) =>
  Array.from({ length: count }, (_, index) => make(`Role${String(index).padStart(2, "0")}`));

describe("the block of runs", () => {
  it("sums up in its first line what the runs are about", () => {
    const runs = [
      ...many(12, (roleName) => anEndedRun("deleted", 30, { roleName })),
      ...many(3, (roleName) => anEndedRun("blocked", 30, { roleName })),
      ...many(35, (roleName) => aRun({ roleName })),
    ];

    expect(drawn(runs)[0]).toBe("Decommissioning 50 roles · 12 deleted · 3 blocked · 35 running · 0:42");
  });

  it("counts the time from the first start to the last end", () => {
    const runs = [anEndedRun("deleted", 30), anEndedRun("blocked", 35)];

    expect(drawn(runs)[0]).toBe("Decommissioning 2 roles · 1 deleted · 1 blocked · 0:35");
  });

  it("gives each run a line, and another for why it does not go on, while there is room", () => {
    const until = secondsIn(102).toISOString();
    const busy = aRun({
      phase: "releasing",
      usagesReleased: 1,
      usagesToRelease: 2,
      wait: { reason: "channel/live is live", until },
      retry: { attempt: 3, of: 61, error: "ResourceBusyError", reason: "channel/live is live", others: 0 },
    });
    const runs = [
      busy,
      anEndedRun("deleted", 30, { roleName: "AWSServiceRoleForMediaTailor" }),
      anEndedRun("blocked", 30, { roleName: "Other" }),
    ];

    expect(drawn(runs).slice(1)).toEqual([
      "• AWSServiceRoleForIVSRecordToS3  releasing 1 of 2                         0:42",
      "    try 4 of 61 within 1:00 · channel/live is live",
      "✔ AWSServiceRoleForMediaTailor    deleted                                  0:30",
      "✖ Other                           blocked                                  0:30",
      "    it is blocked",
    ]);
    expect(drawn(runs, { lines: 4 }).slice(1)).toEqual([
      "• AWSServiceRoleForIVSRecordToS3  releasing 1 of 2: channel/live is live   0:42",
      "✔ AWSServiceRoleForMediaTailor    deleted                                  0:30",
      "✖ Other                           blocked: it is blocked                   0:30",
    ]);
  });

  it("says on the same line how long a wait lasts of which there is nothing else to say", () => {
    const until = secondsIn(50).toISOString();
    const run = aRun({ phase: "waiting-for-iam", wait: { reason: "IAM's answer", until } });

    expect(drawn([run]).slice(1)).toEqual([
      "• AWSServiceRoleForIVSRecordToS3  waiting for IAM · 0:08 left              0:42",
    ]);
  });

  it("shows what is at work first where there is no room, then what ended badly, and sums up the others", () => {
    const runs = [
      ...many(2, (name) => anEndedRun("deleted", 30, { roleName: `Gone${name}` })),
      anEndedRun("blocked", 30, { roleName: "Blocked" }),
      aRun({ roleName: "First", phase: "deleting" }),
      ...many(25, (name) => aRun({ roleName: `Asked${name}`, phase: "waiting-for-iam" })),
    ];

    const crowded = drawn(runs, { lines: 4 });
    const roomier = drawn(runs, { lines: 29 });

    expect(crowded.slice(1).map((line) => line.slice(0, 60).trimEnd())).toEqual([
      "• First        deleting",
      "• AskedRole00  waiting for IAM",
      "… and 27 more: 2 deleted, 1 blocked, 24 waiting for IAM",
    ]);
    expect(roomier.some((line) => line.includes("Blocked"))).toBe(true);
    expect(roomier.at(-1)).toBe("… and 2 more: 2 deleted");
  });

  it.each([
    [80, 24],
    [40, 10],
    [20, 3],
    [9, 2],
    [2, 1],
  ])("is never wider or taller than a terminal of %d by %d", (columns, rows) => {
    const hostile = "\u001b[31m名前".repeat(20);
    const runs = many(50, (roleName) =>
      aRun({ roleName: `${roleName}${hostile}`, wait: { reason: hostile }, phase: "settling" }),
    );

    for (const count of [1, 2, 9, 50]) {
      const lines = blockLines({
        ...BLOCK,
        runs: runs.slice(0, count),
        columns: columns - 1,
        lines: rows - 1,
      });

      expect(lines.length).toBeLessThanOrEqual(rows - 1);
      for (const { text, width } of lines) {
        expect(width).toBeLessThanOrEqual(columns - 1);
        expect(text).not.toMatch(/\p{Cc}/u);
      }
    }
  });

  it("leaves out first what names have in common where the terminal is narrow", () => {
    const runs = [aRun(), aRun({ roleName: "AWSServiceRoleForMediaTailor" })];

    expect(drawn(runs, { columns: 39 })).toEqual([
      "2 roles · 2 running · 0:42",
      "• …IVSRecordToS3  starting",
      "• …MediaTailor    starting",
    ]);
  });

  it("has a sign that changes once a second, no faster", () => {
    const signs = [0, 0.4, 0.9, 1, 1.9, 2].map(
      (seconds) => drawn([aRun()], { now: secondsIn(seconds) })[1]?.[0],
    );

    expect(signs).toEqual(["•", "•", "•", "◦", "◦", "•"]);
  });

  it("has colours only where they are wanted, and they take no room", () => {
    const runs = [anEndedRun("deleted", 30), anEndedRun("blocked", 30)];

    const coloured = blockLines({ ...BLOCK, runs, colors: true });

    expect(coloured.map(({ text }) => stripVTControlCharacters(text))).toEqual(drawn(runs));
    expect(coloured.map(({ text }) => text).join()).toContain("\u001b[32m✔\u001b[39m");
    expect(coloured.map(({ text }) => text).join()).toContain("\u001b[31m✖\u001b[39m");
    expect(coloured.map(({ width }) => width)).toEqual(
      blockLines({ ...BLOCK, runs }).map(({ width }) => width),
    );
  });

  it("does not show as good what it does not know to be good", () => {
    const [, run = ""] = blockLines({ ...BLOCK, runs: [anEndedRun("toString", 30)], colors: true });

    expect(JSON.stringify(run)).toContain("✖");
  });
});

describe("the last lines", () => {
  it("name every run, however many there are", () => {
    const runs = many(50, (roleName) => anEndedRun("deleted", 30, { roleName }));

    const lines = closingLines({ ...BLOCK, runs });

    expect(lines).toHaveLength(51);
    expect(lines.at(-1)?.text).toMatch(/^✔ Role49 {2}deleted/);
  });
});
