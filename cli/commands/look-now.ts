import { randomUUID } from "node:crypto";
import type { RoleRecord } from "../../functions/core/record.ts";
import { accountClient } from "../../functions/runtime/clients/account.ts";
import { iamClient } from "../../functions/runtime/clients/iam.ts";
import { patience } from "../../functions/runtime/clients/once.ts";
import { readEnabledRegions } from "../../functions/services/account.ts";
import { iam } from "../../functions/services/iam.ts";
import { lookAtRole } from "../../functions/services/look.ts";
import { openAdapters } from "../../functions/services/services.ts";
import type { Place } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import { findMaker } from "./find-maker.ts";

/** Looks at one role now, in every enabled Region, and keeps what it saw; `undefined` if there never was one of that name. */
export async function lookNow(
  session: Session,
  place: Place,
  roleName: string,
): Promise<RoleRecord | undefined> {
  const { account, inventory } = place;
  const before = await inventory.records.read(account, roleName);
  const look = await lookAtRole(
    {
      iam: iam(iamClient),
      adapterFor: openAdapters(patience),
      readEnabledRegions: () => readEnabledRegions(accountClient),
      now: session.surroundings.now,
    },
    // A person looks: nothing is to be started because of what is seen.
    { account, roleName, before, reacts: false },
  );
  const isKnown = before?.origin !== undefined && before.role.roleId === look.role?.roleId;
  const maker =
    look.role === undefined || isKnown ? {} : await findMaker(await session.identity(), look.role);
  if (maker.unread !== undefined) {
    session.say(`CloudTrail cannot be asked who made it: ${maker.unread}`);
  }
  const origin = maker.origin === undefined ? {} : { origin: maker.origin };
  const { after } = await inventory.records.merge(roleName, { ...look, ...origin });
  if (after !== undefined && after.status !== before?.status) {
    await inventory.history.append({
      account,
      roleName,
      at: look.roleReadAt,
      id: `look-${randomUUID()}`,
      what: "Record Changed",
      detail: { from: before?.status ?? null, to: after.status, hint: "explain" },
    });
  }
  return after;
}
