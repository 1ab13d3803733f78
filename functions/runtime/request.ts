import * as v from "valibot";
import { faultsOf } from "./parse.ts";

/** The name of a role, as a person writes it into the input of an execution. */
export const roleNameEntry = v.pipe(
  v.string("must be text"),
  v.regex(/^[\w+=,.@-]{1,64}$/, "is no role name: 1 to 64 of letters, digits and _+=,.@-, not an ARN"),
);

const Named = v.object({ roleName: roleNameEntry });

/** Reads which role an execution was asked about, if its input is readable that far; the rest may be wrong. */
export function readRoleName(request: unknown): string | undefined {
  const named = v.safeParse(Named, request);
  return named.success ? named.output.roleName : undefined;
}

/**
 * Checks what a person asked an execution to do, with a reason that tells every fault at once.
 *
 * @param entries what may be asked; any other member is a fault, since it may be a misspelt one
 */
export function parseRequest<const Entries extends v.ObjectEntries>(
  entries: Entries,
  raw: unknown,
):
  | { readonly success: true; readonly request: v.InferOutput<v.StrictObjectSchema<Entries, undefined>> }
  | { readonly success: false; readonly reason: string } {
  const schema = v.strictObject(entries, ({ expected, received }) => {
    if (expected === "never") {
      return `is not known; known are ${Object.keys(entries).join(", ")}`;
    }
    return received === "undefined"
      ? "is missing; name the role, for example AWSServiceRoleForIVSRecordToS3"
      : 'must be a JSON object such as {"roleName": "AWSServiceRoleForIVSRecordToS3"}';
  });
  const checked = v.safeParse(schema, raw);
  return checked.success
    ? { success: true, request: checked.output }
    : { success: false, reason: `The input is wrong: ${faultsOf(checked.issues)}` };
}
