import { mergeLook, type RoleRecord } from "../../../../../functions/core/record.ts";
import { required } from "../../../../../functions/core/required.ts";

const PRINCIPAL = "autoscaling.amazonaws.com";
const READ_AT = "2026-11-20T09:00:00.000Z";

/** What is kept of one role of many, each with a name, an id and a description of its own. */
export function benchRecord(account: string, index: number): RoleRecord {
  const number = String(index).padStart(5, "0");
  const roleName = `AWSServiceRoleForAutoScaling_bench-${number}`;
  const path = `/aws-service-role/${PRINCIPAL}/`;
  const record = mergeLook(undefined, {
    account,
    role: {
      roleName,
      roleId: `AROAZMJ42FRCG7B${number}`,
      arn: `arn:aws:iam::${account}:role${path}${roleName}`,
      path,
      trusted: [PRINCIPAL],
      createdAt: "2026-10-20T09:00:00.000Z",
      description: `Made for bench number ${number}`,
      tags: { team: `team-${index % 50}` },
    },
    principal: PRINCIPAL,
    roleReadAt: READ_AT,
    expected: [],
    readings: [],
    observed: false,
    reacts: false,
  });
  return required(record, "a record of a role that is there");
}
