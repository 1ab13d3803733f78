import { required } from "../../../../../functions/core/required.ts";
import { allServices } from "../../../../../functions/services/services.ts";
import { awsCliContender, deleteRoleByAwsCli } from "./aws-cli.ts";
import { PROCEDURES } from "./procedures.ts";

/** Releases what the five services use, Region by Region, and deletes their roles. */
export const releaseUsedByAwsCli = awsCliContender(async (aws) => {
  const enabled = await aws(
    ...["account", "list-regions", "--region-opt-status-contains", "ENABLED", "ENABLED_BY_DEFAULT"],
    ...["--query", "Regions[].RegionName"],
  );
  for (const { key, regions, roles } of allServices) {
    const { release } = required(
      PROCEDURES.find(({ service }) => service === key),
      `a procedure for ${key}`,
    );
    for (const region of regions.filter((known) => enabled.includes(known))) {
      await release(aws, region);
    }
    await deleteRoleByAwsCli(aws, required(roles.at(-1), "a service's role").roleName);
  }
});
