import { describe, expect, it } from "vitest";
import type { StatusChange } from "../../../../../infra/embedded/states/contract.ts";
import type { HistoryEvent } from "../../../../../infra/embedded/states/history.ts";
import { readTrack } from "../../../../../infra/sandbox/demo/run/read-track.ts";
import { kindOfRun, openWait } from "../../../../../infra/sandbox/demo/run/run-track.ts";
import { secondsIn } from "../samples.ts";

const definition = {
  States: { ReleaseUsage: { Retry: [{ ErrorEquals: ["ResourceBusyError"], IntervalSeconds: 60 }] } },
};

const running: StatusChange = {
  executionArn: "arn:aws:states:us-east-1:111122223333:execution:decommission-role:run-1",
  stateMachineArn: "arn:aws:states:us-east-1:111122223333:stateMachine:decommission-role",
  name: "run-1",
  status: "RUNNING",
  startDate: secondsIn(0),
  input: '{"roleName":"AWSServiceRoleForIVSRecordToS3","mode":"apply"}',
};

/** Events of one chain or several: each names the event before it in its own chain. */
function event(
  id: number,
  previousEventId: number,
  seconds: number,
  type: string,
  details: Omit<HistoryEvent, "id" | "previousEventId" | "type" | "timestamp"> = {},
): HistoryEvent {
  return { id, previousEventId, type, timestamp: secondsIn(seconds), ...details };
}

const entered = (name: string) => ({ stateEnteredEventDetails: { name } });
const busy = {
  taskFailedEventDetails: {
    error: "ResourceBusyError",
    cause: '{"errorType":"ResourceBusyError","errorMessage":"it is live"}',
  },
};

/** Two iterations of a Map, mixed: the first fails and is tried again, the second succeeds. */
const releasing = [
  event(1, 0, 0, "ExecutionStarted"),
  event(2, 1, 0, "TaskStateEntered", entered("ReleaseUsage")),
  event(3, 1, 0, "TaskStateEntered", entered("ReleaseUsage")),
  event(4, 2, 0, "TaskScheduled"),
  event(5, 3, 0, "TaskScheduled"),
  event(6, 4, 0, "TaskFailed", busy),
  event(7, 5, 0, "TaskSucceeded", { taskSucceededEventDetails: { output: "{}" } }),
  event(8, 7, 0, "TaskStateExited"),
];

describe("readTrack", () => {
  it("keeps the tries of parallel iterations apart, and the reason of a failure without its envelope", () => {
    const { works } = readTrack(running, releasing, definition);

    expect(works).toEqual([
      {
        lane: "release",
        state: "ReleaseUsage",
        at: secondsIn(0),
        endedAt: secondsIn(0),
        failure: { error: "ResourceBusyError", reason: "it is live" },
      },
      { lane: "release", state: "ReleaseUsage", at: secondsIn(0), endedAt: secondsIn(0) },
    ]);
  });

  it("waits to try again until the machine's limit at the latest, while it has not tried", () => {
    const wait = openWait(readTrack(running, releasing, definition));

    expect(wait).toEqual({
      lane: "release",
      state: "ReleaseUsage",
      kind: "retry",
      from: secondsIn(0),
      latest: secondsIn(60),
      failure: { error: "ResourceBusyError", reason: "it is live", failures: 1 },
    });
  });

  it("ends that wait with the next try", () => {
    const track = readTrack(running, [...releasing, event(9, 6, 25, "TaskScheduled")], definition);

    expect(track.waits.map(({ endedAt }) => endedAt)).toEqual([secondsIn(25)]);
    expect(openWait(track)).toBeUndefined();
  });

  it("calls a failure that is caught no wait", () => {
    const track = readTrack(running, [...releasing, event(9, 6, 0, "TaskStateExited")], definition);

    expect(track.waits).toEqual([]);
  });

  it("knows how long a planned wait lasts from the last answer before it", () => {
    const history = [
      event(1, 0, 0, "TaskStateEntered", entered("SubmitDeletion")),
      event(2, 1, 0, "TaskScheduled"),
      event(3, 2, 0, "TaskSucceeded", {
        taskSucceededEventDetails: { output: '{"Payload":{"kind":"pending","waitSeconds":5}}' },
      }),
      event(4, 3, 0, "TaskStateExited"),
      event(5, 4, 0, "ChoiceStateEntered", entered("RouteVerdict")),
      event(6, 5, 0, "ChoiceStateExited"),
      event(7, 6, 0, "WaitStateEntered", entered("WaitForIam")),
    ];

    expect(openWait(readTrack(running, history, definition))).toEqual({
      lane: "delete",
      state: "WaitForIam",
      kind: "planned",
      from: secondsIn(0),
      latest: secondsIn(5),
    });
  });

  it("reads the outcome, and that a run that crashed has none", () => {
    const output =
      '{"kind":"ended","outcome":"blocked","reason":"in use","blockers":["arn:aws:x:eu-west-1:111122223333:y"],"runId":"run-1","plan":{"digest":"ab","usages":[]}}';
    const ended = readTrack(
      { ...running, status: "SUCCEEDED", stopDate: secondsIn(9), output },
      [],
      definition,
    );
    const crashed = readTrack({ ...running, status: "FAILED", stopDate: secondsIn(9) }, [], definition);

    expect(ended.ending).toEqual({
      outcome: "blocked",
      reason: "in use",
      blockers: ["arn:aws:x:eu-west-1:111122223333:y"],
      planDigest: "ab",
      planned: [],
      restored: [],
    });
    expect(crashed.ending).toBeUndefined();
  });

  it("tells a restore from a decommission, and reads what it came to for each resource", () => {
    const report = { arn: "arn:aws:x:eu-west-1:111122223333:y", kind: "restored" };
    const output = JSON.stringify({
      kind: "ended",
      outcome: "restored",
      reason: "Of what was released: 1 restored",
      blockers: [],
      resources: [report],
    });
    const stateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:restore-role";
    const track = readTrack({ ...running, stateMachineArn, status: "SUCCEEDED", output }, [], definition);

    expect([track, readTrack(running, [], definition)].map(kindOfRun)).toEqual(["restore", "apply"]);
    expect(track.ending?.restored).toEqual([report]);
  });

  it("calls a task that waits for somebody no work: it waits until it is woken, or its time is over", () => {
    const stateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:remediate-role";
    const history = [
      event(1, 0, 0, "TaskStateEntered", entered("AssessRemediation")),
      event(2, 1, 0, "TaskScheduled"),
      event(3, 2, 0, "TaskSucceeded", {
        taskSucceededEventDetails: { output: '{"Payload":{"kind":"wait","waitSeconds":1200,"version":3}}' },
      }),
      event(4, 3, 0, "TaskStateExited"),
      event(5, 4, 0, "TaskStateEntered", entered("AwaitChange")),
      event(6, 5, 0, "TaskScheduled"),
      event(7, 6, 1200, "TaskTimedOut", { taskTimedOutEventDetails: { error: "States.Timeout" } }),
      event(8, 7, 1200, "TaskStateExited"),
      event(9, 8, 1200, "TaskStateEntered", entered("DecommissionRole")),
      event(10, 9, 1200, "TaskScheduled"),
    ];

    const track = readTrack({ ...running, stateMachineArn }, history, definition);

    expect(kindOfRun(track)).toBe("remediate");
    expect(track.works.map(({ state }) => state)).toEqual(["AssessRemediation"]);
    expect(track.waits).toEqual([
      {
        lane: "hold",
        state: "AwaitChange",
        kind: "held",
        from: secondsIn(0),
        endedAt: secondsIn(1200),
        latest: secondsIn(1200),
      },
      { lane: "mend", state: "DecommissionRole", kind: "nested", from: secondsIn(1200) },
    ]);
  });

  it("takes an input that nobody can read as a plan for no role", () => {
    const { roleName, mode } = readTrack({ ...running, input: "[1]" }, [], definition);

    expect({ roleName, mode }).toEqual({ roleName: "no readable role", mode: "plan" });
  });
});
