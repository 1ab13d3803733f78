import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

const Rule = v.looseObject({ ErrorEquals: v.array(v.string()) });

const StateSchema = v.looseObject({
  Type: v.string(),
  Comment: v.exactOptional(v.string()),
  Next: v.exactOptional(v.string()),
  End: v.exactOptional(v.boolean()),
  Default: v.exactOptional(v.string()),
  /** Whole seconds, or the JSONata that says them. */
  TimeoutSeconds: v.exactOptional(v.union([v.number(), v.pipe(v.string(), v.regex(/^\{%.*%\}$/))])),
  Choices: v.optional(v.array(v.looseObject({ Next: v.string() })), []),
  Catch: v.optional(v.array(v.looseObject({ ...Rule.entries, Next: v.string() })), []),
  Retry: v.optional(
    v.array(
      v.looseObject({
        ...Rule.entries,
        MaxAttempts: v.exactOptional(v.number()),
        IntervalSeconds: v.exactOptional(v.number()),
        BackoffRate: v.exactOptional(v.number()),
        MaxDelaySeconds: v.exactOptional(v.number()),
        JitterStrategy: v.exactOptional(v.string()),
      }),
    ),
    [],
  ),
  ItemProcessor: v.exactOptional(v.unknown()),
});

const MachineSchema = v.looseObject({
  Comment: v.exactOptional(v.string()),
  QueryLanguage: v.exactOptional(v.string()),
  TimeoutSeconds: v.exactOptional(v.number()),
  StartAt: v.string(),
  States: v.record(v.string(), StateSchema),
});

/** One state of a machine, as far as its structure goes. */
export type State = v.InferOutput<typeof StateSchema>;

/** A whole machine, or the inside of a Map. */
export type Machine = v.InferOutput<typeof MachineSchema>;

/** The text of a state machine file. */
export function readMachineText(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../statemachines", name), "utf8");
}

/** A machine and, within it, the inside of every Map. */
export function machinesIn(definition: unknown): readonly Machine[] {
  const machine = v.parse(MachineSchema, definition);
  const inner = Object.values(machine.States).flatMap(({ ItemProcessor }) =>
    ItemProcessor === undefined ? [] : machinesIn(ItemProcessor),
  );
  return [machine, ...inner];
}

/** Every state with its name, those inside a Map included. */
export function statesIn(definition: unknown): readonly (readonly [string, State])[] {
  return machinesIn(definition).flatMap(({ States }) => Object.entries(States));
}

/** Where a state can lead to. */
export function nextOf({ Next, Default, Choices, Catch }: State): readonly string[] {
  const named = [...Choices, ...Catch].map((rule) => rule.Next);
  return [...named, ...[Next, Default].filter((name) => name !== undefined)];
}

/** The names of all states that can be reached from the first. */
export function reachableIn({ StartAt, States }: Machine): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [StartAt];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const state = States[name];
    if (state !== undefined && !reached.has(name)) {
      reached.add(name);
      ahead.push(...nextOf(state));
    }
  }
  return reached;
}
