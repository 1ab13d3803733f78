import { describe, expect, it } from "vitest";
import { doingInWords, reasonInWords, timeInWords } from "../../../../cli/progress/view/words.ts";
import { anEndedRun, aRun, secondsIn } from "../a-run.ts";

describe("doingInWords", () => {
  it.each([
    [aRun(), "starting"],
    [
      aRun({ phase: "finding-usages", regions: { read: 3, of: 11, unread: [] } }),
      "finding usages, 3 of 11 Regions read",
    ],
    [aRun({ phase: "planning", usagesFound: 1 }), "planning, 1 usage found"],
    [aRun({ phase: "releasing", usagesReleased: 2, usagesToRelease: 5 }), "releasing 2 of 5"],
    [
      aRun({ phase: "releasing", usagesReleased: 2, usagesNotReleased: 1, usagesToRelease: 5 }),
      "releasing 2 of 5, 1 could not be",
    ],
    [
      aRun({ workflow: "restore", phase: "restoring", resourcesRestored: 0, resourcesToRestore: 4 }),
      "restoring 0 of 4",
    ],
    [aRun({ phase: "settling", round: 2, maxRounds: 5 }), "settling · round 2 of 5"],
    [aRun({ phase: "settling", round: 6, maxRounds: 5 }), "settling · last look"],
    [aRun({ phase: "waiting-for-iam" }), "waiting for IAM"],
    [anEndedRun("deleted", 9, { usagesReleasedInAll: 2, round: 2 }), "deleted, 2 usages released"],
    [aRun({ phase: "ended", endedAt: "2026-11-20T09:00:09Z" }), "ended"],
  ])("says %j", (run, words) => {
    expect(doingInWords(run)).toBe(words);
  });
});

describe("reasonInWords", () => {
  it("names what is busy by its name, not by its ARN", () => {
    const reason =
      "Channel arn:aws:ivs:eu-west-1:111122223333:channel/live is live; its stream has to end first";
    const run = aRun({ phase: "releasing", retry: { attempt: 3, of: 61, error: "Busy", reason, others: 2 } });

    expect(reasonInWords(run)).toBe("Channel channel/live is live; its stream has to end first, and 2 more");
  });

  it("names Regions that could not be read, and why a run waits or has ended", () => {
    const unread = { read: 1, of: 3, unread: ["eu-west-1", "us-east-1"] };

    expect(reasonInWords(aRun({ phase: "planning", regions: unread }))).toBe(
      "could not read eu-west-1, us-east-1",
    );
    expect(reasonInWords(aRun({ phase: "waiting-for-approval", wait: { reason: "an approval" } }))).toBe(
      "waiting for an approval",
    );
    expect(reasonInWords(anEndedRun("blocked", 9))).toBe("it is blocked");
  });

  it("says nothing where the phase says it all", () => {
    expect(
      reasonInWords(aRun({ phase: "waiting-for-iam", wait: { reason: "IAM's answer" } })),
    ).toBeUndefined();
    expect(
      reasonInWords(aRun({ phase: "settling", wait: { reason: "the service to settle" } })),
    ).toBeUndefined();
    expect(reasonInWords(aRun())).toBeUndefined();
  });
});

describe("timeInWords", () => {
  const wait = { reason: "it", until: secondsIn(75).toISOString() };

  it("tells what is left of a wait, of tries and of the time to the next one", () => {
    const retry = { attempt: 3, of: 61, error: "Busy", reason: "it", others: 0 };

    expect(timeInWords(aRun({ wait }), secondsIn(5))).toBe("1:10 left");
    expect(timeInWords(aRun({ wait, retry }), secondsIn(5))).toBe("try 4 of 61 within 1:10");
    expect(timeInWords(aRun({ retry }), secondsIn(5))).toBe("try 4 of 61");
  });

  it("says that something is due, rather than a time that has passed", () => {
    expect(timeInWords(aRun({ wait }), secondsIn(80))).toBe("due");
  });

  it("promises nothing where no end is known", () => {
    expect(timeInWords(aRun({ wait: { reason: "somebody" } }), secondsIn(5))).toBeUndefined();
  });
});
