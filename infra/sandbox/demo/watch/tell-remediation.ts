import * as v from "valibot";
import { OutcomeSchema } from "../../../../functions/inventory/schemas.ts";
import type { Document, Happening } from "../happening.ts";
import { outcomeTone } from "../run/outcome-tone.ts";
import { asSentence, resourceName, shortDigest, withShortNames } from "../words.ts";

const runId = v.string();

/** What a run that mends a finding does, as a role's history has it. */
export const RemediationEntry = v.variant("what", [
  v.object({ what: v.literal("Approval Requested"), detail: v.object({ runId, planDigest: v.string() }) }),
  v.object({
    what: v.picklist(["Approval Given", "Approval Rejected"]),
    detail: v.object({ runId, by: v.string(), planDigest: v.string() }),
  }),
  v.object({
    what: v.literal("Role Restored"),
    detail: v.object({ runId, rule: v.string(), action: v.picklist(["recreate", "put-back"]) }),
  }),
  v.object({
    what: v.literal("Remediation Ended"),
    detail: v.object({ runId, finding: v.string(), outcome: OutcomeSchema }),
  }),
]);

/**
 * Tells what a run that mends a finding does.
 *
 * @param messageOf the message that asks for an approval of a run, as people get it
 */
export function tellRemediation(
  roleName: string,
  entry: v.InferOutput<typeof RemediationEntry>,
  messageOf: (runId: string) => Document | undefined,
): Pick<Happening, "kind" | "tone" | "text"> & Partial<Happening> {
  switch (entry.what) {
    case "Approval Requested": {
      const message = messageOf(entry.detail.runId);
      return {
        kind: "asked",
        tone: "plain",
        text: `rolecall asks for an approval of the plan ${shortDigest(entry.detail.planDigest)}; whoever has subscribed to its topic gets this message:`,
        ...(message === undefined ? {} : { document: message }),
      };
    }
    case "Approval Given":
    case "Approval Rejected": {
      const { by, planDigest } = entry.detail;
      const [taken, tone] =
        entry.what === "Approval Given" ? (["approval", "good"] as const) : (["rejection", "bad"] as const);
      return {
        kind: "answered",
        tone,
        text: `rolecall takes the ${taken} of ${resourceName(by)} for just the plan ${shortDigest(planDigest)}, and wakes the run.`,
      };
    }
    case "Role Restored":
      return {
        kind: "restored",
        tone: "good",
        text:
          entry.detail.action === "recreate"
            ? `The run has made ${roleName} again, with the description and the tags that rule ${entry.detail.rule} wants.`
            : `The run has given ${roleName} the description and the tags that rule ${entry.detail.rule} wants.`,
      };
    case "Remediation Ended": {
      const { finding, outcome } = entry.detail;
      return {
        kind: "mended",
        tone: outcomeTone(outcome.kind),
        text: `The run that mends the finding “${finding}” ends “${outcome.kind}”: ${asSentence(withShortNames(outcome.reason))}`,
      };
    }
  }
}
