import * as v from "valibot";
import { trueResources, trueRoles } from "../../estate/truth.ts";
import type { Act, Incarnation, Published, Touch } from "../trace/trace.ts";
import type { Stage } from "./stage.ts";

/** Notes what happens while it happens: what could not be found out afterwards. */
export interface Recorder {
  readonly acts: Act[];
  readonly touches: Touch[];
  readonly published: readonly Published[];
  readonly incarnations: () => readonly Incarnation[];
  /** Parameters of calls, by request id, as CloudTrail tells them. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** User names and passwords that were there. */
  readonly secrets: ReadonlySet<string>;
  /** Looks at the roles and at secrets now. */
  sample(): void;
}

const Detail = v.record(v.string(), v.unknown());
const TrailCall = v.object({
  requestID: v.string(),
  requestParameters: v.nullable(v.record(v.string(), v.unknown())),
});
const Ingest = v.object({
  ingest: v.array(v.object({ username: v.string(), password: v.string() })),
});

/** Begins to note what happens on a stage. */
export function startRecorder({ sandbox, mail }: Stage): Recorder {
  const published: Published[] = [];
  const parameters = new Map<string, Readonly<Record<string, unknown>>>();
  const incarnations = new Map<string, Incarnation>();
  const secrets = new Set<string>();
  const now = () => sandbox.clock.now().toISOString();

  const sample = () => {
    const roles = trueRoles(sandbox);
    for (const { roleId, roleName, createdAt } of roles) {
      incarnations.set(roleId, { roleId, roleName, createdAt });
    }
    for (const [roleId, known] of incarnations) {
      if (known.goneBy === undefined && !roles.some((role) => role.roleId === roleId)) {
        incarnations.set(roleId, { ...known, goneBy: now() });
      }
    }
    for (const { state } of trueResources(sandbox)) {
      const ingest = v.safeParse(Ingest, state);
      for (const { username, password } of ingest.success ? ingest.output.ingest : []) {
        secrets.add(username).add(password);
      }
    }
    return roles;
  };

  mail.watch((busArn, event) => {
    const roles = sample();
    if (busArn.endsWith(":event-bus/rolecall")) {
      const detail = v.parse(Detail, event.detail);
      published.push({ at: now(), what: event["detail-type"], detail, roles });
      return;
    }
    const call = v.safeParse(TrailCall, event.detail);
    if (call.success) {
      parameters.set(call.output.requestID, call.output.requestParameters ?? {});
    }
  });

  return {
    acts: [],
    touches: [],
    published,
    parameters,
    secrets,
    incarnations: () => [...incarnations.values()],
    sample,
  };
}
