import type { World } from "../gateway/operation.ts";
import type { OwnedRole } from "./role-on-demand.ts";

/** The role that MediaPackage, live and VOD, writes access logs with. */
export const mediaPackageRole: OwnedRole = {
  principal: "mediapackage.amazonaws.com",
  roleName: "AWSServiceRoleForMediaPackage",
};

/** How MediaPackage behaves where AWS documents nothing, or two things. */
export interface MediaPackageOptions {
  /** What reads show for a log that is off: no member, or an empty object. Default `absent`. */
  readonly logsOff: "absent" | "empty";
  /**
   * True if calls of MediaPackage VOD reach CloudTrail. The user guide says that logging is for live workflows
   * only. Default false.
   */
  readonly vodCallsLogged: boolean;
  /**
   * The action of `mediapackage` that allows a live channel's `ConfigureLogs`: the Service Authorization Reference
   * lists one of that name, but has the operation authorized by `UpdateChannel`. Default `ConfigureLogs`.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_mediapackage.html (read 2026-11-20)
   */
  readonly configureLogsAction: "ConfigureLogs" | "UpdateChannel";
  /** Items on a page when the caller does not say. Default 2: small, so that callers must page. */
  readonly pageItems: number;
  /** Most items on a page, whatever the caller says: AWS may answer with fewer than asked for. Default 1000. */
  readonly mostPageItems: number;
}

/** What holds unless an option says otherwise. */
export const defaultMediaPackageOptions: MediaPackageOptions = {
  logsOff: "absent",
  vodCallsLogged: false,
  configureLogsAction: "ConfigureLogs",
  pageItems: 2,
  mostPageItems: 1000,
};

/** What every operation of MediaPackage, live and VOD, has at hand. */
export interface MediaPackageContext {
  readonly world: World;
  readonly options: MediaPackageOptions;
}
