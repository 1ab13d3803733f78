import { patience } from "../../functions/runtime/clients/once.ts";
import { describeFailure } from "../../functions/services/failures.ts";
import { openAdapters } from "../../functions/services/services.ts";
import type { CheckStatus, Diagnosis } from "../doctor/check.ts";
import { openDoctorClients } from "../doctor/open-clients.ts";
import { runDoctor } from "../doctor/run-doctor.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import type { Place } from "../place/place.ts";
import { configuredRegion } from "../session/configured-region.ts";
import type { Identity } from "../session/identity.ts";
import type { Session } from "../session/session.ts";
import { writeRows } from "./write-rows.ts";

const TONES = { ok: "good", warn: "warn", fail: "bad", skipped: "quiet" } as const satisfies Record<
  CheckStatus,
  string
>;

const columns: readonly Column<Diagnosis>[] = [
  { key: "status", title: "STATUS", value: ({ status }) => status, tone: ({ status }) => TONES[status] },
  { key: "title", title: "CHECK", value: ({ title }) => title, spare: 1 },
  { key: "summary", title: "WHAT", value: ({ summary }) => summary },
  { key: "detail", title: "WHY", value: ({ detail }) => detail, spare: 3 },
  { key: "fix", title: "WHAT TO DO", value: ({ fix }) => fix, spare: 2 },
];

/** Where most accounts are, and what is asked where nothing says where else to ask. */
const USUAL_REGION = "us-east-1";

/** `rolecall doctor`: looks at what usually goes wrong, and tells what to do about it. */
export async function doctor(session: Session): Promise<ExitCode> {
  const { surroundings, options, credentials } = session;
  // Before a place is opened, which sets the hub's.
  const region = options.region ?? (await configuredRegion());
  const identity = await unlessBroken(session, "who calls", () => session.identity());
  const place = await unlessBroken(session, "where rolecall works", () => session.open());
  const hubRegion = identity?.hubRegion ?? USUAL_REGION;
  const found = await runDoctor({
    place: place?.kind ?? "direct",
    account: identity?.account,
    partition: identity?.partition,
    hubRegion,
    configuredRegion: region,
    credentials,
    inventory: place?.inventory,
    clients: openDoctorClients({ ...patience, credentials }, hubRegion),
    adapterFor: openAdapters({ ...patience, credentials }),
    now: surroundings.now,
  });
  writeRows(session, found, columns, (diagnosis) => diagnosis);
  tellWhatToDo(session, found);
  return found.some(({ status }) => status === "fail") ? EXIT.error : EXIT.done;
}

/** What cannot be found out here is for the checks to say. */
async function unlessBroken<T extends Identity | Place>(
  session: Session,
  what: string,
  find: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    session.say(`Not known is ${what}: ${describeFailure(error)}`);
    return undefined;
  }
}

/** A terminal may be too narrow for what matters most. */
function tellWhatToDo(session: Session, found: readonly Diagnosis[]): void {
  for (const { status, summary, detail, fix } of found) {
    if (status === "fail" || status === "warn") {
      session.say([`${status}: ${summary}`, detail, fix].filter((text) => text !== undefined).join("\n  "));
    }
  }
  const count = (wanted: CheckStatus) => found.filter(({ status }) => status === wanted).length;
  session.say(
    `${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} to mend, ${count("skipped")} skipped`,
  );
}
