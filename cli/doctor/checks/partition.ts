import type { Check } from "../check.ts";
import { SUPPORTED_PARTITION } from "../supported-partition.ts";

/** Is this a partition that rolecall was built for? */
export const partition: Check = {
  id: "partition",
  title: "Partition",
  needs: "nothing",

  async run({ readPartition }) {
    const found = await readPartition();
    return found === SUPPORTED_PARTITION
      ? [{ status: "ok", summary: found }]
      : [
          {
            status: "fail",
            summary: `Partition ${found} is not supported`,
            detail: `rolecall knows the services and Regions of partition ${SUPPORTED_PARTITION} only, so that it could not tell what uses a role.`,
            fix: `Use it with accounts of partition ${SUPPORTED_PARTITION}. Trying again does not help.`,
          },
        ];
  },
};
