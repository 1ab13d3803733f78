import { noteUse } from "../services/iam-state.ts";
import { endStream, startStream } from "../services/ivs-streams.ts";
import type { Sandbox } from "../start-sandbox.ts";
import { chimeMessagingOwner } from "./chime-messaging-owner.ts";
import { type ChimeVoiceOwner, chimeVoiceOwner } from "./chime-voice-owner.ts";
import { type IvsOwner, ivsOwner } from "./ivs-owner.ts";
import { type MediaPackageOwner, mediaPackageOwner } from "./media-package-owner.ts";
import { type MediaTailorOwner, mediaTailorOwner } from "./media-tailor-owner.ts";
import { type Owner, regionIn } from "./owner.ts";
import { resourceExplorerOwner } from "./resource-explorer-owner.ts";
import { type RoleOwner, roleOwner } from "./role-owner.ts";

/** Keys of the services that have owners here: those that rolecall knows, and one whose role it only inventories. */
export type OwnedService =
  | "chime-messaging"
  | "chime-voice"
  | "ivs"
  | "mediapackage"
  | "mediatailor"
  | "resource-explorer";

/** Everything that the owners of an account do. */
export interface Owners extends RoleOwner {
  readonly byService: Readonly<Record<OwnedService, Owner>>;
  readonly ivs: IvsOwner;
  readonly mediaTailor: MediaTailorOwner;
  readonly mediaPackage: MediaPackageOwner;
  readonly chimeVoice: ChimeVoiceOwner;
  /** The owners of a service's resources, by its key. @throws {Error} if none is here. */
  ofService(key: string): Owner;
  /** The owners of a resource. @throws {Error} if no service that has owners here makes such ARNs. */
  ownerOf(arn: string): Owner;
  /**
   * Lets a role have been used last then: AWS has no call for it.
   *
   * @param region default us-east-1
   * @throws {Error} if the account has no such role.
   */
  useRole(roleName: string, at: Date, region?: string): void;
  /** Begins to broadcast on a channel, as an encoder does. */
  goLive(channelArn: string): void;
  endLive(channelArn: string): void;
}

/** Owners who reach AWS in this sandbox as administrators of its account. */
export function hireOwners({ url, account, world }: Pick<Sandbox, "url" | "account" | "world">): Owners {
  const settings = { endpoint: url, account };
  const ivs = ivsOwner(settings);
  const mediaTailor = mediaTailorOwner(settings);
  const mediaPackage = mediaPackageOwner(settings);
  const chimeVoice = chimeVoiceOwner(settings);
  const byService: Owners["byService"] = {
    "chime-messaging": chimeMessagingOwner(settings),
    "chime-voice": chimeVoice,
    ivs,
    mediapackage: mediaPackage,
    mediatailor: mediaTailor,
    "resource-explorer": resourceExplorerOwner(settings),
  };
  const placeOf = (channelArn: string) => ({ account, region: regionIn(channelArn), channelArn });
  return {
    ...roleOwner(settings),
    byService,
    ivs,
    mediaTailor,
    mediaPackage,
    chimeVoice,
    ofService: (key) => {
      const owner = Object.entries(byService).find(([service]) => service === key)?.[1];
      if (owner === undefined) {
        throw new Error(`Service ${key} has no owners`);
      }
      return owner;
    },
    ownerOf: (arn) => byService[serviceOf(arn)],
    useRole: (roleName, at, region = "us-east-1") => noteUse(world, account, roleName, { at, region }),
    goLive: (channelArn) => startStream(world, placeOf(channelArn)),
    endLive: (channelArn) => endStream(world, placeOf(channelArn)),
  };
}

/** Answers which service a resource belongs to. @throws {Error} if none that has owners here makes such ARNs. */
function serviceOf(arn: string): OwnedService {
  const name = arn.split(":")[2];
  switch (name) {
    case "chime":
      return arn.includes(":app-instance/") ? "chime-messaging" : "chime-voice";
    case "ivs":
    case "mediatailor":
    case "mediapackage":
      return name;
    case "mediapackage-vod":
      return "mediapackage";
    case "resource-explorer-2":
      return "resource-explorer";
    default:
      throw new Error(`No owner knows ${arn}`);
  }
}
