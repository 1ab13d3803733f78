import { allServices } from "../../../functions/services/services.ts";
import type { Check } from "../check.ts";
import { counted, named } from "../statement.ts";

/** Which Regions are on, and does a catalogued service run in some that are not? That is no fault: nothing can be made there. */
export const regions: Check = {
  id: "regions",
  title: "Regions",
  needs: "signed",

  async run({ readRegions }) {
    const enabled = await readRegions();
    const off = [...new Set(allServices.flatMap((service) => [...service.regions]))]
      .filter((region) => !enabled.includes(region))
      .toSorted();
    return [
      {
        status: "ok",
        summary: `On in the account: ${counted(enabled.length, "Region")}`,
        ...(off.length === 0
          ? {}
          : {
              detail: `Catalogued services run in ${named(off)}, too, which are off: what is there cannot be read until they are on.`,
            }),
      },
    ];
  },
};
