import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as v from "valibot";
import { required } from "../../../../functions/core/required.ts";
import { DECOMMISSION, RESTORE } from "../../../cloud/names.ts";
import { trueRoles } from "../../estate/truth.ts";
import { iamState } from "../../services/iam-state.ts";
import type { Courier } from "./event-door.ts";
import type { WatchedExecutions } from "./executions.ts";
import type { Scene } from "./scene.ts";
import type { StageSandbox } from "./stage-sandbox.ts";
import type { Subject } from "./subjects.ts";

const THREE_DAYS_SECONDS = 3 * 86_400;

/** Far more than any state is waited for. */
const MOST_SECONDS = 7200;

/** What a scene keeps while it is played. */
export interface SceneState {
  readonly used: string[];
  /** What each of them was set to before anything happened, by ARN. */
  readonly settings: Map<string, unknown>;
  /** ARNs of resources, and names of roles, that owners have had a hand in since everything was arranged. */
  readonly touched: Set<string>;
  readonly executions: WatchedExecutions;
  /** Executions that only made the plan that was approved. */
  readonly approvals: Set<string>;
  /** True once a fault rule has let IAM say that a deletion failed. */
  refusesByRule: boolean;
  courier: Courier;
  /** RoleIds of incarnations that were made while a run was about an earlier one. */
  readonly newIncarnations: string[];
}

const Planned = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ plan: v.exactOptional(v.object({ digest: v.string() })) }),
);

/** Sets the scene of a row: what its functions can see and do. */
export function setScene(
  { sandbox, owners, inventory, secretUsages, table, tableName }: StageSandbox,
  subject: Subject,
  state: SceneState,
): Scene {
  const { account, clock, engines, world } = sandbox;
  const { roleName, principal, service, region, needsApproval } = subject;
  const machineArn = (name: string) => `arn:aws:states:us-east-1:${account}:stateMachine:${name}`;
  const startOf = (name: string, input: unknown) =>
    engines.states.startExecution({ stateMachineArn: machineArn(name), input: JSON.stringify(input) })
      .executionArn;
  const latest = () => required(state.executions.list().at(-1), "an execution").executionArn;

  const scene: Scene = {
    subject,
    sandbox,
    inventory,
    owners,
    used: state.used,
    settings: state.settings,

    faults(rules) {
      state.refusesByRule ||= rules.some(({ answer, merge }) => (answer ?? merge)?.["Status"] === "FAILED");
      sandbox.faults.set(rules);
    },
    carryEvents(courier) {
      state.courier = courier;
    },
    useInSecret(arns) {
      secretUsages.set(roleName, arns);
    },

    async use(name) {
      const owner = owners.ofService(required(service, `a service that uses ${roleName}`));
      const before = new Set(trueRoles(sandbox).map((role) => role.roleId));
      const arn = await owner.use(region, name);
      state.used.push(arn);
      state.touched.add(arn);
      for (const made of trueRoles(sandbox).filter(({ roleId }) => !before.has(roleId))) {
        state.touched.add(made.roleName);
      }
      return arn;
    },
    async touch(arns, act) {
      for (const arn of arns) {
        state.touched.add(arn);
      }
      return await act();
    },
    roleVanishes() {
      state.touched.add(roleName);
      const iam = iamState(world, account);
      iam.roles = iam.roles.filter(({ name }) => name !== roleName);
    },
    async roleIsRecreated() {
      scene.roleVanishes();
      state.newIncarnations.push(await owners.makeRole(principal));
    },

    async ask(input = {}) {
      const planDigest = needsApproval ? await approve() : undefined;
      return { roleName, mode: "apply", ...(planDigest === undefined ? {} : { planDigest }), ...input };
    },
    start: async (input) => scene.startWith(await scene.ask(input)),
    startWith: (input) => startOf(DECOMMISSION, input),
    startRestore: (input = {}) => startOf(RESTORE, { roleName, mode: "apply", ...input }),
    stop(executionArn = latest()) {
      engines.states.stopExecution({ executionArn, error: "Stopped", cause: "by hand" });
    },
    async settle() {
      const { settled } = await clock.settle(THREE_DAYS_SECONDS);
      if (!settled) {
        throw new Error("Something still goes on after three days");
      }
    },
    async until(wanted) {
      for (let seconds = 0; seconds < MOST_SECONDS; seconds += 1) {
        const entered = engines.states
          .getExecutionHistory(latest())
          .filter(({ type }) => type.endsWith("StateEntered"))
          .at(-1)?.stateEnteredEventDetails;
        if (entered?.["name"] === wanted) {
          return;
        }
        await clock.advance(1);
      }
      throw new Error(`The execution has not entered ${wanted} within ${MOST_SECONDS} s`);
    },
    async wait(seconds) {
      await clock.advance(seconds);
    },
    async pause(paused) {
      const Item = { pk: `account#${account}`, sk: "control", paused, reason: "audit" };
      await table.send(new PutCommand({ TableName: tableName, Item }));
    },
  };

  /** Plans first, as an owner does who approves; what is planned is none of the row's own executions. */
  async function approve(): Promise<string | undefined> {
    const executionArn = scene.startWith({ roleName });
    state.approvals.add(executionArn);
    await clock.advance(60);
    const { output } = engines.states.describeExecution(executionArn);
    return v.parse(Planned, output).plan?.digest;
  }
  return scene;
}
