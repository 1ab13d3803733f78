import { describe, expect, it } from "vitest";
import { createClock } from "../../../infra/embedded/clock.ts";
import { createIntegrations } from "../../../infra/sandbox/integrations.ts";
import { createPermissions } from "../../../infra/sandbox/permissions/permissions.ts";

const ROLE = "arn:aws:iam::111122223333:role/machine";
const INNER = "arn:aws:states:us-east-1:111122223333:stateMachine:Inner";
const EXECUTIONS = "arn:aws:states:us-east-1:111122223333:execution:Inner:*";
const RULE = "arn:aws:events:us-east-1:111122223333:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";

const ALL: readonly (readonly [string, string])[] = [
  ["states:StartExecution", INNER],
  ["states:DescribeExecution", EXECUTIONS],
  ["states:StopExecution", EXECUTIONS],
  ["events:PutTargets", RULE],
  ["events:PutRule", RULE],
  ["events:DescribeRule", RULE],
];

/** Lets a machine's role with these permissions ask for an execution of another machine. */
function permit(allowed: typeof ALL, waits: boolean): Promise<void> {
  const clock = createClock({ pace: "still", start: new Date("2026-11-20T09:00:00Z") });
  const permissions = createPermissions({ now: () => clock.now(), random: () => 0.5 });
  const statements = allowed.map(([Action, Resource]) => ({ Effect: "Allow", Action, Resource }));
  permissions.putRole({
    arn: ROLE,
    roleId: "AROAEXAMPLEROLEID0001",
    path: "/",
    name: "machine",
    trustPolicy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "states.amazonaws.com" } },
      ],
    },
    policies: [
      {
        name: "work",
        document: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "iam:GetRole", Resource: "*" }, ...statements],
        },
      },
    ],
  });
  const endpoint = () => "http://127.0.0.1:1";
  return createIntegrations({ permissions, endpoint, clock }).permitExecution({
    startedMachineArn: INNER,
    waits,
    roleArn: ROLE,
  });
}

describe("a machine that starts another", () => {
  it("needs states:StartExecution on it, and no more unless it waits", async () => {
    await expect(permit(ALL.slice(0, 1), false)).resolves.toBeUndefined();
    await expect(permit(ALL.slice(1), false)).rejects.toMatchObject({
      error: "StepFunctions.AccessDeniedException",
      cause: `User: arn:aws:sts::111122223333:assumed-role/machine/execution is not authorized to perform: states:StartExecution on resource: ${INNER} because no identity-based policy allows the states:StartExecution action`,
    });
  });

  it("needs all that AWS documents to wait for it", async () => {
    await expect(permit(ALL, true)).resolves.toBeUndefined();
  });

  it.each(ALL)("may not wait for it without %s", async (missing) => {
    const allowed = ALL.filter(([action]) => action !== missing);

    await expect(permit(allowed, true)).rejects.toMatchObject({
      error: "StepFunctions.AccessDeniedException",
      cause: expect.stringContaining(`is not authorized to perform: ${missing} on resource`),
    });
  });

  it("may not start one that its policy does not name", async () => {
    const other: typeof ALL = [["states:StartExecution", `${INNER}-2`]];

    await expect(permit(other, false)).rejects.toMatchObject({
      error: "StepFunctions.AccessDeniedException",
    });
  });
});
