import { emptyEstate } from "../estate/empty-estate.ts";
import { iamState } from "../services/iam-state.ts";
import { judgeRow } from "./checks/judge-row.ts";
import { type RunEnd, readRunEnd } from "./checks/run-end.ts";
import { changesOf, ofRolecall, takeDown } from "./checks/traces.ts";
import type { Row } from "./row.ts";
import { hangEventDoor } from "./scene/event-door.ts";
import { watchExecutions } from "./scene/executions.ts";
import { hangFunctionDoors } from "./scene/function-doors.ts";
import type { Scene } from "./scene/scene.ts";
import { type SceneState, setScene } from "./scene/set-scene.ts";
import type { StageSandbox } from "./scene/stage-sandbox.ts";
import { type SubjectKey, subjectOf } from "./scene/subjects.ts";

/** What came of a row for one role. */
export interface Played {
  readonly row: string;
  readonly subject: SubjectKey;
  /** How each execution ended, in the order in which they began. */
  readonly outcomes: readonly string[];
  /** Everything that is untrue or not allowed; empty: all is as it has to be. */
  readonly problems: readonly string[];
  /** Changing calls of rolecall's functions that AWS took, by operation. */
  readonly changes: Readonly<Record<string, number>>;
  /** Calls of rolecall's functions. */
  readonly calls: number;
  readonly transitions: number;
  /** From the first start to the last end, on the sandbox's clock. */
  readonly virtualSeconds: number;
}

/** Plays a row with one role in a sandbox that is empty, and empties it again. */
export async function playRow(stage: StageSandbox, row: Row, key: SubjectKey): Promise<Played> {
  const { sandbox } = stage;
  const subject = subjectOf(key);
  const state: SceneState = {
    used: [],
    settings: new Map(),
    touched: new Set(),
    approvals: new Set(),
    executions: watchExecutions(sandbox),
    refusesByRule: false,
    newIncarnations: [],
    courier: (event, deliver) => deliver(event),
  };
  const eventDoor = hangEventDoor(sandbox.engines.events, {
    courier: (event, deliver) => state.courier(event, deliver),
    onStatusChange: state.executions.onStatusChange,
  });
  const scene = setScene(stage, subject, state);
  try {
    await arrange(scene, row, state);
    const before = takeDown(sandbox);
    const callsBefore = sandbox.calls().length;
    const troubles = await act(scene, row);
    const after = takeDown(sandbox);
    const calls = sandbox.calls().slice(callsBefore);
    const watched = state.executions.list().filter(({ executionArn }) => !state.approvals.has(executionArn));
    const runs: RunEnd[] = [];
    for (const execution of watched) {
      runs.push(await readRunEnd(sandbox, stage.inventory, subject.roleName, execution));
    }
    const tasks = iamState(sandbox.world, sandbox.account).tasks;
    const problems = await judgeRow(stage, scene, row, {
      before,
      after,
      calls,
      runs,
      touched: state.touched,
      newIncarnations: state.newIncarnations,
      hasIamRefused:
        state.refusesByRule ||
        tasks.some(({ roleName, outcome }) => roleName === subject.roleName && outcome?.status === "FAILED"),
    });
    return { row: row.name, subject: key, problems: [...troubles, ...problems], ...figuresOf(runs, calls) };
  } finally {
    eventDoor.takeOff();
    stage.secretUsages.clear();
    await emptyEstate(sandbox);
  }
}

/** Something of another service, which nobody may touch, and what uses the role; then all events have come. */
async function arrange(scene: Scene, row: Row, state: SceneState): Promise<void> {
  const { owners, subject } = scene;
  // Nobody is told of it: that would only take time.
  scene.carryEvents(() => undefined);
  await (subject.key === "mediatailor"
    ? owners.byService.ivs.use("us-east-1", "bystander")
    : owners.byService.mediatailor.use("us-east-1", "bystander"));
  await scene.wait(5);
  scene.carryEvents((event, deliver) => deliver(event));
  const usages = row.usages ?? (subject.calls === undefined ? 0 : 1);
  await (usages === 0 || subject.isMadeByHand ? owners.makeRole(subject.principal) : undefined);
  for (let index = 0; index < usages; index += 1) {
    await scene.use(`used-${index}`);
  }
  await row.arrange?.(scene);
  await scene.wait(120);
  state.touched.clear();
  if (row.ends.includes("restored")) {
    for (const arn of scene.used) {
      state.settings.set(arn, await owners.ownerOf(arn).settings(arn));
    }
  }
}

/** Lets the row happen; answers why it could not be played as it is written, for which a run that ends too early is enough. */
async function act(scene: Scene, row: Row): Promise<readonly string[]> {
  const { strikes = [], meanwhile, faults, play } = row;
  const troubles: string[] = [];
  const note = (error: unknown): undefined => {
    troubles.push(
      `It could not be played as it is written: ${error instanceof Error ? error.message : error}`,
    );
  };
  const input = play === undefined ? await scene.ask(row.input) : {};
  const doors = hangFunctionDoors(
    scene.sandbox.engines.functions,
    strikes.map(({ step, moment, visit = 1, times = 1, does }) => ({
      step,
      moment,
      visit,
      times,
      // Thrown on, it would look like a function that fails.
      meet: async () => await Promise.resolve(scene).then(does).catch(note),
    })),
  );
  try {
    scene.faults(faults?.(scene) ?? []);
    if (play === undefined) {
      scene.startWith(input);
    } else {
      await play(scene);
    }
    if (meanwhile !== undefined) {
      await scene.until(meanwhile.state);
      await meanwhile.does(scene);
    }
  } catch (error) {
    note(error);
  } finally {
    await scene.settle();
    doors.takeOff();
    scene.faults([]);
  }
  return troubles;
}

function figuresOf(runs: readonly RunEnd[], calls: Parameters<typeof changesOf>[0]) {
  const changes = Map.groupBy(changesOf(calls), ({ operation }) => operation);
  const starts = runs.map(({ startedAt }) => startedAt.getTime());
  const ends = runs.flatMap(({ endedAt }) => endedAt?.getTime() ?? []);
  return {
    outcomes: runs.map(({ outcome }) => outcome?.kind ?? "nothing"),
    changes: Object.fromEntries([...changes].map(([operation, made]) => [operation, made.length])),
    calls: ofRolecall(calls).length,
    transitions: runs.reduce((sum, { transitions }) => sum + transitions, 0),
    virtualSeconds: runs.length === 0 ? 0 : Math.round((Math.max(...ends) - Math.min(...starts)) / 1000),
  };
}
