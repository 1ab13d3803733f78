import * as v from "valibot";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { compilePolicy } from "../policy/compile.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { digestOf } from "../runtime/digest.ts";
import { commaList, readEnvironment } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { faultsOf } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readUrlCall, type UrlAnswer, urlAnswer } from "../runtime/url-call.ts";

/** A body that is no JSON is the text of the policy itself. */
const Body = v.strictObject({
  /** What the owner wrote: the text of `rolecall.policy.yaml`. */
  source: v.string("must be the text of the policy"),
  /** Digest of the policy that this one replaces, `null` for none; absent: whichever is in force. */
  replaces: v.optional(v.nullable(v.string())),
  /** True: only say what it would be. */
  check: v.optional(v.boolean("must be true or false"), false),
});

/** What putting a policy in force needs of the world. */
export interface Dependencies extends Pick<Inventory, "policies"> {
  readonly publish: (what: string, detail: Readonly<Record<string, unknown>>) => Promise<void>;
  /** False: nobody has said in which organizational units the account is, so that no rule may ask. */
  readonly knowsOrganizationalUnits: boolean;
  readonly now: () => Date;
}

/**
 * Puts a policy in force (`PUT`), tells which one is (`GET`), or takes it out of force (`DELETE`): rolecall only
 * observes then. Lambda has checked who calls; who that was is kept with the policy.
 */
export const putPolicy =
  ({ policies, publish, knowsOrganizationalUnits, now }: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<UrlAnswer> => {
    const call = readUrlCall(event);
    if (call === undefined) {
      return urlAnswer(403, { message: "Who calls is not known; call the function's URL, signed" });
    }
    switch (call.method) {
      case "GET": {
        const kept = await policies.readKept(account);
        return kept === undefined
          ? urlAnswer(404, { message: "No policy is in force: rolecall only observes" })
          : urlAnswer(200, { ...kept });
      }
      case "PUT":
        return put(typeof call.body === "string" ? { source: call.body } : call.body, call.caller);
      case "DELETE":
        await policies.remove(account);
        await tell(null, call.caller, now().toISOString());
        return urlAnswer(200, { message: "No policy is in force any more: rolecall only observes" });
      default:
        return urlAnswer(405, { message: `GET, PUT and DELETE are known, not ${call.method}` });
    }

    async function tell(policyDigest: string | null, by: string, at: string): Promise<void> {
      const id = `policy-${policyDigest?.slice(0, 8) ?? "none"}-${at}`;
      await publish("Policy Changed", { account, at, id, policyDigest, by });
    }

    async function put(raw: unknown, by: string): Promise<UrlAnswer> {
      const checked = v.safeParse(Body, raw);
      if (!checked.success) {
        return urlAnswer(400, { message: `The body is wrong: ${faultsOf(checked.issues)}` });
      }
      const { source, replaces, check } = checked.output;
      const compiled = compilePolicy(source, "rolecall.policy.yaml");
      if (compiled.kind === "wrong") {
        return urlAnswer(422, { message: "The policy is wrong", faults: compiled.faults });
      }
      const { policy, document } = compiled;
      const asking = [...policy.rules, ...policy.exemptions].filter(
        ({ match }) => match.organizationalUnits.length > 0,
      );
      if (asking.length > 0 && !knowsOrganizationalUnits) {
        return urlAnswer(422, {
          message: `${asking.map(({ name }) => name).join(", ")} asks for organizational units, and nobody has said in which this account is (stack parameter OrganizationalUnits)`,
        });
      }
      const digest = digestOf(document);
      const told = { digest, rules: policy.rules.length, exemptions: policy.exemptions.length };
      if (check) {
        return urlAnswer(200, { ...told, inForce: false });
      }
      const putAt = now().toISOString();
      if (!(await policies.put(account, { document, digest, source, putBy: by, putAt }, replaces))) {
        return urlAnswer(409, { message: "Another policy is in force than the one that this is to replace" });
      }
      await tell(digest, by, putAt);
      return urlAnswer(200, { ...told, inForce: true, putBy: by, putAt });
    }
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  ORGANIZATIONAL_UNITS: v.optional(commaList, ""),
});
const now = () => new Date();

export const handler = lambda(
  putPolicy({
    ...openInventory(tableClient, environment.TABLE_NAME, now),
    now,
    publish: publisher(eventBridgeClient, environment.BUS_NAME),
    knowsOrganizationalUnits: environment.ORGANIZATIONAL_UNITS.length > 0,
  }),
);
