import type { Origin, RoleRecord } from "../../../functions/core/record.ts";
import { joined, pairs } from "./list.ts";
import { type Markup, markup } from "./markup.ts";
import { moment } from "./moment.ts";

/** What is known of a role itself. */
export function roleFacts(record: RoleRecord): Markup {
  const { role, principal, origin, statusSince, status, roleReadAt, decommissioned } = record;
  const { arn, roleId, createdAt, lastUsedAt, description, trusted } = role;
  const others = trusted.filter((each) => each !== principal);
  return pairs([
    ["ARN", arn],
    ["RoleId", roleId],
    ["Made", markup`${moment(createdAt)}${origin === undefined ? undefined : madeBy(origin)}`],
    [
      "Last used",
      status === "gone" || lastUsedAt !== undefined
        ? lastUsedAt && moment(lastUsedAt)
        : "not within the 400 days that IAM tracks",
    ],
    ["Description", description],
    ["Tags", tags(role.tags)],
    ["Also trusts", others.join(", ")],
    ["Status", markup`${status} since ${moment(statusSince)}`],
    ["Role read", moment(roleReadAt)],
    [
      "Deleted before",
      decommissioned && markup`${moment(decommissioned.at)} by run <code>${decommissioned.runId}</code>`,
    ],
  ]);
}

/** Who made a role, as far as an event told. */
export function madeBy({ call, by, via }: Origin): Markup {
  return markup` by <code>${call}</code>${by === undefined ? undefined : markup` of <code>${by}</code>`}${via === undefined ? "" : ` via ${via}`}`;
}

function tags(all: Readonly<Record<string, string>>): Markup | undefined {
  const entries = Object.entries(all);
  return entries.length === 0
    ? undefined
    : joined(
        entries.map(([key, value]) => markup`<code class="tag">${key}=${value}</code>`),
        markup` `,
      );
}
