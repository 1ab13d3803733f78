import { type RoleRecord, usagesOf } from "../../../functions/core/record.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { type Markup, markup } from "./markup.ts";

/** What uses a role, and what releasing it does. */
export function roleUsages(record: RoleRecord): Markup | undefined {
  const usages = usagesOf(record);
  return usages.length === 0
    ? undefined
    : markup`<h3>Usages</h3><ul class="usages">${usages.map(usageLine)}</ul>`;
}

function usageLine({ arn, kind, region, release, byHand }: RoleUsage): Markup {
  const who = byHand === true ? markup` <strong>(by a person only)</strong>` : undefined;
  return markup`<li><code>${arn}</code><p>${kind} in ${region}; to release it: ${release}${who}</p></li>`;
}
