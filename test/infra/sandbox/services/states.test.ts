import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { statesService } from "../../../../infra/sandbox/services/states.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";
import { createSmallStates } from "./small-states.ts";

const stateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:Clean";
const executionArn = "arn:aws:states:us-east-1:111122223333:execution:Clean:first";

async function arrange() {
  const engine = createSmallStates(stateMachineArn);
  const arranged = await arrangeGateway(() => [statesService(engine)]);
  return { ...arranged, engine, states: new SFNClient(arranged.client()) };
}

describe("an execution", () => {
  it("is started, described and stopped", async () => {
    const { states, events } = await arrange();

    const started = await states.send(
      new StartExecutionCommand({ stateMachineArn, name: "first", input: '{"a":1}' }),
    );
    const running = await states.send(new DescribeExecutionCommand({ executionArn }));
    const stopped = await states.send(
      new StopExecutionCommand({ executionArn, error: "Enough", cause: "Seen it" }),
    );
    const ended = await states.send(new DescribeExecutionCommand({ executionArn }));

    expect(started).toMatchObject({ executionArn, startDate: new Date("2026-11-20T09:00:00Z") });
    expect(running).toMatchObject({
      executionArn,
      stateMachineArn,
      name: "first",
      status: "RUNNING",
      input: '{"a":1}',
      inputDetails: { included: true },
    });
    expect(stopped.stopDate).toEqual(new Date("2026-11-20T09:05:00Z"));
    expect(ended).toMatchObject({ status: "ABORTED", error: "Enough", cause: "Seen it" });
    expect(
      events.map(({ detail }) => [detail.eventName, detail.requestParameters, detail.responseElements]),
    ).toEqual([
      [
        "StartExecution",
        { stateMachineArn, name: "first", input: "HIDDEN_DUE_TO_SECURITY_REASONS" },
        { executionArn, startDate: "Nov 20, 2026, 9:00:00 AM" },
      ],
      [
        "StopExecution",
        { executionArn, error: "HIDDEN_DUE_TO_SECURITY_REASONS", cause: "HIDDEN_DUE_TO_SECURITY_REASONS" },
        { stopDate: "Nov 20, 2026, 9:05:00 AM" },
      ],
    ]);
  });

  it("is listed, newest first, page by page, by status", async () => {
    const { states } = await arrange();
    for (const name of ["first", "second", "third"]) {
      await states.send(new StartExecutionCommand({ stateMachineArn, name }));
    }
    await states.send(new StopExecutionCommand({ executionArn }));

    const one = await states.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
    const two = await states.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken: one.nextToken }),
    );
    const running = await states.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" }),
    );

    expect([one, two].map(({ executions }) => executions?.map(({ name }) => name))).toEqual([
      ["third", "second"],
      ["first"],
    ]);
    expect(two.nextToken).toBeUndefined();
    expect(running.executions?.map(({ name }) => name)).toEqual(["third", "second"]);
  });

  it("shows its history, in either order, page by page, without data if asked", async () => {
    const { states } = await arrange();
    await states.send(new StartExecutionCommand({ stateMachineArn, name: "first" }));
    const ids: (number | undefined)[] = [];

    for await (const { events = [] } of paginateGetExecutionHistory(
      { client: states, pageSize: 5 },
      { executionArn },
    )) {
      ids.push(...events.map(({ id }) => id));
    }
    const last = await states.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }),
    );
    const bare = await states.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
    );

    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(last.events).toEqual([
      {
        id: 12,
        previousEventId: 11,
        type: "PassStateEntered",
        timestamp: new Date("2026-11-20T09:00:00Z"),
        stateEnteredEventDetails: { name: "Step12", input: "{}" },
      },
    ]);
    expect(bare.events?.[0]?.stateEnteredEventDetails).toEqual({ name: "Step1" });
  });

  it.each([
    [
      "an unknown machine",
      new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}x` }),
      "StateMachineDoesNotExist",
    ],
    [
      "an unknown execution",
      new DescribeExecutionCommand({ executionArn: `${executionArn}x` }),
      "ExecutionDoesNotExist",
    ],
  ])("fails for %s in the words of Step Functions", async (_what, command, name) => {
    const { states } = await arrange();

    const error = await refusalOf(
      command instanceof StartExecutionCommand ? states.send(command) : states.send(command),
    );

    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it("is allowed on its machine's ARN to start, on its own to look", async () => {
    const { client, permissions } = await arrange();
    permissions.putRole(
      roleWith([
        { Effect: "Allow", Action: "states:StartExecution", Resource: stateMachineArn },
        { Effect: "Allow", Action: "states:DescribeExecution", Resource: executionArn.replace("first", "*") },
      ]),
    );
    const session = await permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "s");
    const states = new SFNClient(client(session));

    await states.send(new StartExecutionCommand({ stateMachineArn, name: "first" }));
    await states.send(new DescribeExecutionCommand({ executionArn }));
    const error = await refusalOf(states.send(new StopExecutionCommand({ executionArn })));

    expect(error).toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(`states:StopExecution on resource: ${executionArn} because`),
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("a state machine", () => {
  it("is listed and described", async () => {
    const { states } = await arrange();

    const { stateMachines } = await states.send(new ListStateMachinesCommand({}));
    const machine = await states.send(new DescribeStateMachineCommand({ stateMachineArn }));

    const shown = {
      stateMachineArn,
      name: "Clean",
      type: "STANDARD",
      creationDate: new Date("2026-11-20T08:00:00Z"),
    };
    expect(stateMachines).toEqual([shown]);
    expect(machine).toMatchObject({
      ...shown,
      status: "ACTIVE",
      definition: '{"StartAt":"Step"}',
      roleArn: "arn:aws:iam::111122223333:role/clean",
    });
  });
});

describe("a waiting task", () => {
  it("hears of success, failure and heartbeat", async () => {
    const { states, engine, events } = await arrange();

    await states.send(new SendTaskHeartbeatCommand({ taskToken: "t" }));
    await states.send(new SendTaskSuccessCommand({ taskToken: "t", output: "1" }));
    await states.send(new SendTaskFailureCommand({ taskToken: "t", error: "E", cause: "C" }));
    const error = await refusalOf(states.send(new SendTaskHeartbeatCommand({ taskToken: "unknown" })));

    expect(engine.heard).toEqual([
      { heartbeat: { taskToken: "t" } },
      { success: { taskToken: "t", output: "1" } },
      { failure: { taskToken: "t", error: "E", cause: "C" } },
    ]);
    expect(error).toMatchObject({ name: "InvalidToken", $metadata: { httpStatusCode: 400 } });
    expect(events).toEqual([]);
  });
});
