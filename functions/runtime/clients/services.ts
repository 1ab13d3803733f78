import type { ServiceClients } from "../../services/registry.ts";
import { oncePerRegion, patience } from "./once.ts";

/** The clients of the services that own roles, one per Region. */
export const serviceClients: ServiceClients = {
  ivs: oncePerRegion(async (region) => {
    const { IvsClient } = await import("../../services/sdk/ivs.ts");
    return new IvsClient({ ...patience, region });
  }),
  mediatailor: oncePerRegion(async (region) => {
    const { MediaTailorClient } = await import("../../services/sdk/mediatailor.ts");
    return new MediaTailorClient({ ...patience, region });
  }),
};
