import { createHash } from "node:crypto";
import * as v from "valibot";
import { OBSERVE, type Policy, type Rule } from "../../functions/core/policy.ts";
import { ACCOUNT, type Stack } from "./stack.ts";

const Swept = v.object({
  kind: v.literal("swept"),
  roles: v.number(),
  changed: v.number(),
  findings: v.object({ open: v.number(), opened: v.number(), updated: v.number(), closed: v.number() }),
  unread: v.array(v.string()),
});

/** Invokes the sweep, as a person would, and answers what it has come to. */
export async function sweep(
  { engines }: Pick<Stack, "engines">,
  input: object = {},
): Promise<v.InferOutput<typeof Swept>> {
  const [lambda] = engines.functions.list().filter(({ name }) => name === "rolecall-sweep-account");
  const { payload } = await engines.functions.invoke(lambda?.arn ?? "", input);
  return v.parse(Swept, payload);
}

/** Lets no event of AWS reach rolecall; answers how they are let through again. Events meanwhile are lost. */
export function loseEvents({ engines }: Pick<Stack, "engines">): () => void {
  const rules = engines.events
    .rules()
    .filter(({ busArn, schedule }) => !busArn.endsWith("/rolecall") && schedule === undefined);
  for (const rule of rules) {
    engines.events.putRule({ ...rule, state: "DISABLED" });
  }
  return () => {
    for (const rule of rules) {
      engines.events.putRule(rule);
    }
  };
}

/** Everything that rolecall's functions wrote or published since a count of calls, by operation. */
export function writesSince({ calls }: Pick<Stack, "calls">, since: number): readonly string[] {
  return calls()
    .slice(since)
    .filter(({ principal }) => principal?.includes("/rolecall-") === true)
    .map(({ operation }) => operation)
    .filter((operation) => ["PutItem", "UpdateItem", "DeleteItem", "PutEvents"].includes(operation));
}

/** Publishes an event on rolecall's own bus. */
function publishOwn({ engines, clock }: Stack, what: string, detail: object): void {
  engines.events.deliver(`arn:aws:events:us-east-1:${ACCOUNT}:event-bus/rolecall`, {
    version: "0",
    id: "8a1f9d52-0c51-4a87-9d6b-00000000000a",
    "detail-type": what,
    source: "rolecall",
    account: ACCOUNT,
    time: clock.now().toISOString(),
    region: "us-east-1",
    resources: [],
    detail,
  });
}

/** Puts a policy of these rules in force, and says so on the bus. */
export async function putPolicy(stack: Stack, ...rules: readonly Partial<Rule>[]): Promise<void> {
  const policy: Policy = {
    rules: rules.map((rule) => ({ ...OBSERVE, ...rule })),
    exemptions: [],
    limits: {
      rolesPerDay: null,
      rolesPerDayPercent: null,
      releasesPerRun: null,
      releasesPerRunPercent: null,
    },
    protectionTag: null,
    staleAfterSeconds: 3 * 86_400,
  };
  const document = JSON.stringify(policy);
  const digest = createHash("sha256").update(document).digest("hex");
  await stack.inventory.policies.put(ACCOUNT, {
    document,
    digest,
    source: "rules",
    putBy: `arn:aws:iam::${ACCOUNT}:user/owner`,
    putAt: stack.clock.now().toISOString(),
  });
  publishOwn(stack, "Policy Changed", { account: ACCOUNT, digest });
}

/** The open findings, as `<kind> of <subject>`. */
export async function openFindings({ inventory }: Pick<Stack, "inventory">): Promise<readonly string[]> {
  const findings = await inventory.findings.list(ACCOUNT);
  return findings
    .filter(({ status }) => status === "open")
    .map(({ kind, subject }) => `${kind} of ${subject}`)
    .toSorted();
}
