import type { Inventory } from "../../../../functions/inventory/inventory.ts";
import type { Owners } from "../../estate/owners.ts";
import type { FaultRule } from "../../gateway/fault-rule.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import type { Courier } from "./event-door.ts";
import type { Subject } from "./subjects.ts";

/** What a row can see and do. Whatever owners do through it is theirs: nobody takes it for rolecall's work. */
export interface Scene {
  readonly subject: Subject;
  readonly sandbox: Sandbox;
  readonly inventory: Inventory;
  readonly owners: Owners;
  /** ARNs of what used the role when everything was arranged, and of what was added with `use`, in this order. */
  readonly used: readonly string[];

  /** What each of them was set to before anything happened, by ARN. */
  readonly settings: ReadonlyMap<string, unknown>;

  /** Puts these fault rules in the place of all before. */
  faults(rules: readonly FaultRule[]): void;
  /** Carries CloudTrail's events from now on. */
  carryEvents(courier: Courier): void;
  /** Makes something use the role that no API of its service shows, or takes all of that away. */
  useInSecret(arns: readonly string[]): void;

  /** An owner lets another resource use the role; answers its ARN. */
  use(name: string): Promise<string>;
  /** An owner lets resources go, changes or removes them. */
  touch<T>(arns: readonly string[], act: () => Promise<T> | T): Promise<T>;
  /** The role goes, by somebody's deletion that ends just now. */
  roleVanishes(): void;
  /** The role goes, and the service makes another one of that name. */
  roleIsRecreated(): Promise<void>;

  /** The input of a run that applies, with the approval that the role needs: the plan is made for it. */
  ask(input?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Starts such a run; answers the execution. */
  start(input?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Starts a run with just this input. */
  startWith(input: unknown): string;
  /** Starts a restore. */
  startRestore(input?: Readonly<Record<string, unknown>>): string;
  /** Ends an execution by hand; the one that began last, if none is named. */
  stop(executionArn?: string): void;
  /** Lets everything that is under way end, within three days. */
  settle(): Promise<void>;
  /** Lets time pass, second by second, until the execution that began last has entered this state and waits there. */
  until(state: string): Promise<void>;
  /** Lets everything happen that is due within so many seconds. */
  wait(seconds: number): Promise<void>;
  /** Throws the kill switch, or takes it back. */
  pause(paused: boolean): Promise<void>;
}
