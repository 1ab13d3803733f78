import { readFile, writeFile } from "node:fs/promises";
import * as v from "valibot";
import { faultsOf } from "../../functions/runtime/parse.ts";
import { usageError } from "../errors/command-error.ts";

const PlannedUsage = v.strictObject({
  region: v.string(),
  kind: v.string(),
  arn: v.string(),
  release: v.string(),
});

const PlannedRole = v.strictObject({
  roleName: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/, "is no role name")),
  roleId: v.pipe(v.string(), v.regex(/^AROA\w{17}$/, "is no RoleId")),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "is no digest of a plan")),
  usages: v.array(PlannedUsage),
});

/** Plans that were looked at, as `plan --out` writes them and `decommission --plan` reads them. */
export const PlanFileSchema = v.strictObject({
  kind: v.literal("rolecall plan 1", 'is not "rolecall plan 1"'),
  account: v.pipe(v.string(), v.regex(/^\d{12}$/, "is no account id")),
  partition: v.string(),
  /** ISO 8601. */
  madeAt: v.string(),
  roles: v.pipe(v.array(PlannedRole), v.minLength(1, "is empty: nothing was planned")),
});

/** Plans that were looked at. */
export type PlanFile = v.InferOutput<typeof PlanFileSchema>;

/** Writes plans to a file, which nobody else can read. */
export async function writePlanFile(path: string, plan: PlanFile): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(plan, undefined, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw usageError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Reads plans from a file.
 *
 * @throws {CommandError} that names what is wrong with it.
 */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw usageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PlanFileSchema), text);
  if (!parsed.success) {
    throw usageError(
      `${path} is no file of plans: ${faultsOf(parsed.issues)}`,
      "rolecall plan ROLE --out FILE writes one",
    );
  }
  return parsed.output;
}
