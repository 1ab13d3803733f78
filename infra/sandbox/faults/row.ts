import type { Invocation } from "../../embedded/functions/function-definition.ts";
import type { CallEntry } from "../gateway/call-log.ts";
import type { FaultRule } from "../gateway/fault-rule.ts";
import type { StepName } from "./scene/function-doors.ts";
import type { Scene } from "./scene/scene.ts";
import type { SettingName } from "./scene/settings.ts";
import type { SubjectKey } from "./scene/subjects.ts";

/** How an execution ends, in rolecall's own word. */
export type Ending =
  | "planned"
  | "deleted"
  | "already-gone"
  | "recreated"
  | "blocked"
  | "refused"
  | "timed-out"
  | "failed"
  | "restored"
  | "partly-restored";

/** What happens at a function's door, before it runs or after its work is done; time stands still meanwhile. */
export interface Strike {
  readonly step: StepName;
  readonly moment: "before" | "after";
  /** The first invocation of the function in the run that is struck; default 1. */
  readonly visit?: number;
  /** How many invocations from there; default 1. */
  readonly times?: number;
  /** May answer in the function's place. */
  readonly does: (scene: Scene) => Promise<Invocation | undefined> | Invocation | undefined;
}

/** What happens while the run waits in a state of its machine. */
export interface Meanwhile {
  readonly state: "LetServiceSettle" | "WaitForIam";
  readonly does: (scene: Scene) => Promise<void> | void;
}

/**
 * One fault, or one race: what is arranged, when it strikes, and which outcome is allowed.
 *
 * Unless the row says otherwise, one resource uses the role, everything settles, and one run is started that applies
 * its plan, which was approved where the role needs that.
 */
export interface Row {
  /** A claim, in the present tense. */
  readonly name: string;
  /** Roles that the row is played with. */
  readonly concerns: readonly SubjectKey[];
  /** Default `usual`. */
  readonly setting?: SettingName;
  /** How many resources use the role before; default 1, and 0 where rolecall cannot tell what uses it. */
  readonly usages?: number;
  /** What else happens before the run begins. */
  readonly arrange?: (scene: Scene) => Promise<void> | void;
  /** Hold from just before the run begins until it has ended. */
  readonly faults?: (scene: Scene) => readonly FaultRule[];
  readonly strikes?: readonly Strike[];
  readonly meanwhile?: Meanwhile;
  /** Members of the run's input besides the role's name, `mode` and the approval. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** What happens instead of one run. */
  readonly play?: (scene: Scene) => Promise<void>;
  /** How the executions end, in the order in which they began. */
  readonly ends: readonly Ending[];
  /** True if which execution ends how is chance. */
  readonly inAnyOrder?: true;
  /** True if rolecall may not have changed anything in AWS. */
  readonly changesNothing?: true;
  /** What the last execution's reason has to say; a text that is part of it. */
  readonly because?: string;
  /** Claims of this one row, checked when all is over, with the calls since the run began; each problem is a sentence. */
  readonly also?: (
    scene: Scene,
    calls: readonly CallEntry[],
  ) => Promise<readonly string[]> | readonly string[];
}

/** Rows about the same thing. */
export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}
