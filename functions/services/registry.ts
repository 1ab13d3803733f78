import type { IvsClient } from "@aws-sdk/client-ivs";
import type { MediaTailorClient } from "@aws-sdk/client-mediatailor";
import type { ServiceKey } from "./catalogue.ts";
import { ivs } from "./ivs.ts";
import { mediaTailor } from "./mediatailor.ts";
import type { ServiceAdapter } from "./port.ts";

/** How each service is reached, one client per Region. */
export interface ServiceClients {
  readonly ivs: (region: string) => Promise<IvsClient>;
  readonly mediatailor: (region: string) => Promise<MediaTailorClient>;
}

/** One adapter per service; leaving one out does not compile. */
export type Adapters = { readonly [Key in ServiceKey]: ServiceAdapter };

/** Makes the adapters; no SDK is loaded before one of them is used. */
export function makeAdapters(clients: ServiceClients): Adapters {
  return {
    ivs: ivs(clients.ivs),
    mediatailor: mediaTailor(clients.mediatailor),
  };
}
