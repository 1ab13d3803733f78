import { usagesOf } from "../../../../functions/core/record.ts";
import { trueRoles } from "../../estate/truth.ts";
import type { Scene } from "../scene/scene.ts";
import { inTheWayOf } from "./in-the-way.ts";

/** Within functions real time passes: without a pause, what one of them reads next would bear an earlier time. */
const A_MOMENT_SECONDS = 5;

/**
 * Says what the inventory does not know once every fault is over: one harmless edit of the role, or, if it is gone, one
 * plan of it, has to make the record equal to the truth, whatever was lost before.
 */
export async function recordTellsTruth(scene: Scene): Promise<readonly string[]> {
  const { subject, sandbox, inventory, owners } = scene;
  const { roleName } = subject;
  scene.useInSecret([]);
  await scene.wait(A_MOMENT_SECONDS);
  const isThere = () => trueRoles(sandbox).find((role) => role.roleName === roleName);
  const read = () => inventory.records.read(sandbox.account, roleName);
  if (isThere() !== undefined) {
    await owners.tagRole(roleName, { checked: "yes" });
    await scene.settle();
  } else if (((await read())?.status ?? "gone") !== "gone") {
    scene.startWith({ roleName });
    await scene.settle();
  }
  const role = isThere();
  const record = await read();
  if (role === undefined) {
    return record === undefined || record.status === "gone"
      ? []
      : [`The record says ${record.status} of a role that is gone`];
  }
  if (record === undefined) {
    return ["There is no record of the role"];
  }
  const usages = inTheWayOf(sandbox, roleName);
  const known = usagesOf(record)
    .map(({ arn }) => arn)
    .sort();
  const status = subject.calls === undefined ? "unobserved" : usages.length > 0 ? "in-use" : "unused";
  return [
    ...(record.role.roleId === role.roleId
      ? []
      : [`The record is about ${record.role.roleId}, not ${role.roleId}`]),
    ...(record.status === status ? [] : [`The record says ${record.status}, and the truth is ${status}`]),
    ...(subject.calls === undefined || known.join() === usages.join()
      ? []
      : [
          `The record names ${known.join(", ") || "no usage"}, and the truth is ${usages.join(", ") || "none"}`,
        ]),
    ...(record.role.tags["checked"] === "yes" ? [] : ["The record does not know the role's latest tag"]),
  ];
}
