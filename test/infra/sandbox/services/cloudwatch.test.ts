import { CloudWatchClient, DescribeAlarmsCommand, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { describe, expect, inject, it } from "vitest";
import type { FunctionFailure } from "../../../../infra/embedded/functions/function-definition.ts";
import type { QueueSnapshot } from "../../../../infra/embedded/queues/queue-message.ts";
import type { StatusChange } from "../../../../infra/embedded/states/contract.ts";
import { cloudWatchService } from "../../../../infra/sandbox/services/cloudwatch.ts";
import { addDeployedAlarms } from "../../../../infra/sandbox/services/cloudwatch-deployed-alarms.ts";
import { arrangeGateway, refusalOf } from "../gateway/arranged-gateway.ts";

const account = "111122223333";
const machine = `arn:aws:states:us-east-1:${account}:stateMachine:decommission-role`;

interface Happened {
  readonly queues?: QueueSnapshot;
  readonly executions?: readonly Partial<StatusChange>[];
  readonly failures?: readonly Partial<FunctionFailure>[];
}

/** The hub's own alarms, in a sandbox at nine o'clock where just this has happened. */
async function arrange({ queues = {}, executions = [], failures = [] }: Happened = {}) {
  const arranged = await arrangeGateway(({ world }) => [
    cloudWatchService(world, {
      functions: { failures: () => failures.map((failure) => ({ ...FAILURE, ...failure })) },
      queues: { all: () => queues },
      states: {
        listExecutions: ({ stateMachineArn }) =>
          stateMachineArn === machine ? executions.map((run) => ({ ...EXECUTION, ...run })) : [],
      },
    }),
  ]);
  const { assemblyDirectory } = inject("assembly");
  addDeployedAlarms(arranged.world, {
    assemblyDirectory,
    stackName: "RolecallHub",
    account,
    region: "us-east-1",
    parameters: {},
  });
  const cloudWatch = new CloudWatchClient(arranged.client());
  const alarms = async (input = {}) =>
    (await cloudWatch.send(new DescribeAlarmsCommand(input))).MetricAlarms ?? [];
  const inState = async (StateValue: "ALARM" | "OK" | "INSUFFICIENT_DATA") =>
    (await alarms({ StateValue })).map(({ AlarmName = "" }) => shortened(AlarmName));
  return { ...arranged, alarms, cloudWatch, inState };
}

/** A deployed name without what the deployment has added to the name in the template. */
const shortened = (name: string) => name.replace(/^RolecallHub-Alarms([A-Za-z]+)[0-9A-F]{8}-.*$/, "$1");

const EXECUTION: StatusChange = {
  executionArn: `${machine.replace("stateMachine", "execution")}:run`,
  stateMachineArn: machine,
  name: "run",
  status: "FAILED",
  startDate: new Date("2026-11-20T08:50:00Z"),
  stopDate: new Date("2026-11-20T08:57:00Z"),
  input: "{}",
};
const FAILURE: FunctionFailure = {
  time: new Date("2026-11-20T08:58:00Z"),
  functionArn: `arn:aws:lambda:us-east-1:${account}:function:rolecall-record-event`,
  requestId: "22ebf6c0-87b4-401d-8730-1dde706d8dd2",
  errorType: "InvalidEventError",
  errorMessage: "broken",
  event: {},
  asynchronous: true,
  attempt: 1,
};

describe("the alarms of the stack", () => {
  it("are those of its template", async () => {
    const { alarms } = await arrange();

    const all = await alarms();
    const failed = all.find(({ AlarmName = "" }) => shortened(AlarmName) === "RunsFailed");

    expect(all.map(({ AlarmName = "" }) => shortened(AlarmName))).toEqual([
      "Failed",
      "RecordEventErrors",
      "RecordEventThrottles",
      "RemediationsFailed",
      "RemediationsTimedOut",
      "RestoresFailed",
      "RestoresTimedOut",
      "RunsFailed",
      "RunsTimedOut",
      "Undelivered",
    ]);
    expect(failed).toMatchObject({
      AlarmDescription: "A run failed.",
      Namespace: "AWS/States",
      MetricName: "ExecutionsFailed",
      Dimensions: [{ Name: "StateMachineArn", Value: machine }],
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
      Statistic: "Sum",
    });
  });

  it("are quiet where nothing has happened, and silent on what is not counted", async () => {
    const { inState } = await arrange();

    expect(await inState("ALARM")).toEqual([]);
    expect(await inState("INSUFFICIENT_DATA")).toEqual(["RecordEventThrottles"]);
  });

  it("go off for a letter in their own queue", async () => {
    const first = await arrange();
    const [{ Dimensions = [] } = {}] = (await first.alarms()).filter(
      ({ AlarmName = "" }) => shortened(AlarmName) === "Undelivered",
    );
    const queueArn = `arn:aws:sqs:us-east-1:${account}:${Dimensions[0]?.Value}`;
    const letter = { messageId: "m", body: "{}", attributes: {}, sentAt: "2026-11-19T00:00:00.000Z" };

    const { alarms, inState } = await arrange({ queues: { [queueArn]: [letter] } });
    const [alarm] = await alarms({ StateValue: "ALARM" });

    expect(await inState("ALARM")).toEqual(["Undelivered"]);
    expect(alarm).toMatchObject({
      StateReason: "Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).",
      StateUpdatedTimestamp: new Date("2026-11-19T00:00:00Z"),
    });
  });

  it.each([
    ["a run that failed", { executions: [{}] }, ["RunsFailed"]],
    ["a run that took too long", { executions: [{ status: "TIMED_OUT" as const }] }, ["RunsTimedOut"]],
    ["a run that was stopped", { executions: [{ status: "ABORTED" as const }] }, []],
    [
      "a run that failed more than five minutes ago",
      { executions: [{ stopDate: new Date("2026-11-20T08:54:59Z") }] },
      [],
    ],
    ["an event that could not be recorded", { failures: [{}] }, ["RecordEventErrors"]],
    [
      "another function's failure",
      { failures: [{ functionArn: `arn:aws:lambda:us-east-1:${account}:function:rolecall-judge-role` }] },
      [],
    ],
    ["a dead letter that no queue took", { failures: [{ attempt: 0 }] }, []],
  ])("answer to %s", async (_what, happened, expected) => {
    const { inState } = await arrange(happened);

    expect(await inState("ALARM")).toEqual(expected);
  });

  it("are found by name, by prefix, and page by page", async () => {
    const { alarms, cloudWatch } = await arrange();
    const [{ AlarmName = "" } = {}] = await alarms({ AlarmNamePrefix: "RolecallHub-AlarmsRunsFailed" });
    const sizes: number[] = [];

    for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
      { client: cloudWatch, pageSize: 4 },
      {},
    )) {
      sizes.push(MetricAlarms.length);
    }

    expect(shortened(AlarmName)).toBe("RunsFailed");
    expect(await alarms({ AlarmNames: [AlarmName, "nobody"] })).toHaveLength(1);
    expect(await alarms({ AlarmTypes: ["CompositeAlarm"] })).toEqual([]);
    expect(sizes).toEqual([4, 4, 2]);
  });

  it("are of their Region and account", async () => {
    const { client } = await arrange();
    const seen = async (...place: Parameters<typeof client>) => {
      const { MetricAlarms } = await new CloudWatchClient(client(...place)).send(
        new DescribeAlarmsCommand({}),
      );
      return MetricAlarms;
    };

    expect(await seen(account, "eu-west-1")).toEqual([]);
    expect(await seen("444455556666")).toEqual([]);
  });

  it.each([
    ["names and a prefix together", { AlarmNames: ["a"], AlarmNamePrefix: "b" }, "ValidationException"],
    ["a page of none", { MaxRecords: 0 }, "ValidationException"],
    ["children of composite alarms", { ChildrenOfAlarmName: "a" }, "NotImplemented"],
  ])("are not shown for %s", async (_what, input, name) => {
    const { alarms } = await arrange();

    expect(await refusalOf(alarms(input))).toMatchObject({ name });
  });
});
