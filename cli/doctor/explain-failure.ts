import { describeFailure } from "../../functions/services/failures.ts";
import { explainAws } from "../errors/explain-aws.ts";
import type { CheckResult } from "./check.ts";

/** Why something failed and what to do next, as a person can use it. */
export function explainFailure(error: unknown): Required<Pick<CheckResult, "detail" | "fix">> {
  const explanation = explainAws(error);
  if (explanation === undefined) {
    return {
      detail: describeFailure(error),
      fix: "This is not AWS's doing: it may be a fault of rolecall's own. ROLECALL_DEBUG=1 shows more; please report it.",
    };
  }
  // What the explanation says of the doctor, the doctor has just done.
  const next = explanation.next.filter((line) => !line.startsWith("rolecall doctor"));
  return { detail: explanation.message, fix: next.join("\n") };
}
