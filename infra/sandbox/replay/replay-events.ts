import { tellsTheSame } from "../../../functions/core/news.ts";
import type { RoleRecord } from "../../../functions/core/record.ts";
import type { Sandbox } from "../start-sandbox.ts";
import { eventNameOf } from "./event-name.ts";
import type { RecordedFate, Told } from "./fate.ts";
import { openRecords } from "./open-records.ts";
import { playRoles } from "./play-roles.ts";
import type { ReadableEvent, RecordedEvent } from "./recorded-event.ts";
import { rolesAt } from "./roles-at.ts";
import { sendEvent } from "./send-event.ts";
import { type ToldRole, toldRole } from "./told-role.ts";

/** Between two events, so that a later look at a role is told from an earlier one. */
const PAUSE_SECONDS = 60;

/**
 * Sends events one after the other through the stack of a sandbox that was just started, and tells what became of each.
 * IAM has the roles as they were when the latest of the events sent so far happened: one that comes late changes nothing.
 */
export async function* replayEvents(
  sandbox: Sandbox,
  recorded: readonly RecordedEvent[],
): AsyncIterable<Told> {
  const { account, clock, world } = sandbox;
  const told = recorded.flatMap((event) => (event.kind === "event" ? rolesToldBy(event, account) : []));
  const spokenOf = new Set(told.map(({ name }) => name));
  const readRecord = openRecords(sandbox);
  const known = new Map<string, RoleRecord>();
  let latest = new Date(0);

  for (const event of recorded) {
    if (event.kind === "unreadable") {
      yield { place: event.place, fate: { kind: "refused", reason: event.reason } };
      continue;
    }
    const times = rolesToldBy(event, account).map(({ at }) => at.getTime());
    latest = new Date(Math.max(latest.getTime(), ...times));
    playRoles(world, account, spokenOf, rolesAt(told, latest));
    await clock.advance(PAUSE_SECONDS);
    yield { place: event.place, ...eventNameOf(event.envelope), fate: await fateOf(event) };
  }

  async function fateOf({ envelope }: ReadableEvent): Promise<Told["fate"]> {
    const sent = await sendEvent(sandbox, envelope);
    if (sent.kind !== "recorded") {
      return sent;
    }
    const roles: RecordedFate["roles"][number][] = [];
    for (const { roleName } of sent.roles) {
      const record = await readRecord(roleName);
      if (record === undefined) {
        return { kind: "refused", reason: `the inventory has no record of ${roleName}` };
      }
      roles.push({ roleName, status: record.status, isNews: !tellsTheSame(known.get(roleName), record) });
      known.set(roleName, record);
    }
    return { kind: "recorded", roles };
  }
}

/** What an event of the stack's own account says of a role: nothing, or one thing. */
function rolesToldBy({ envelope }: ReadableEvent, account: string): readonly ToldRole[] {
  const told = envelope.account === account ? toldRole(envelope) : undefined;
  return told === undefined ? [] : [told];
}
