import type { World } from "../gateway/operation.ts";

/** How the Chime SDK behaves where AWS documents nothing. All times in seconds of the world's clock. */
export interface ChimeOptions {
  /**
   * What `GetMessagingStreamingConfigurations` answers for an app instance that has none: `NotFoundException`, or an
   * `empty` list. Default `not-found`.
   */
  readonly noneConfigured: "not-found" | "empty";
  /**
   * What operations answer for an app instance that is not there when their models name no `NotFoundException`:
   * that one all the same, or `ForbiddenException`. Default `not-found`.
   */
  readonly missingAppInstance: "not-found" | "forbidden";
  /**
   * Which role serves chat streaming from the next `PutMessagingStreamingConfigurations` on, and is made by it: the
   * `successor` of 2023 or the `legacy` one. What was put before keeps its role. Default `successor`.
   */
  readonly streamingServedBy: "successor" | "legacy";
  /**
   * True if the lists of Voice Connectors and SIP media applications show those of all Regions of the account, each
   * with its Region. Everything else works in a resource's own Region alone, either way. Default false.
   */
  readonly listsWholeAccount: boolean;
  /**
   * True if a Voice Connector whose streaming is disabled, and its call analytics too, does not use the role.
   * Default true.
   */
  readonly disabledFreesRole: boolean;
  /** True if SIP media applications keep IAM from deleting the role. Default true. */
  readonly sipApplicationsUseRole: boolean;
  /**
   * From the deletion of an app instance until it is gone; AWS says only that this is asynchronous. Until then it
   * is there as before. Default 2.
   */
  readonly deletingSeconds: number;
  /** Items on a page when the caller does not say. Default 2: small, so that callers must page. */
  readonly pageItems: number;
  /** Most items on a page, whatever the caller says: AWS may answer with fewer than asked for. Default 100. */
  readonly mostPageItems: number;
}

/** What holds unless an option says otherwise. */
export const defaultChimeOptions: ChimeOptions = {
  noneConfigured: "not-found",
  missingAppInstance: "not-found",
  streamingServedBy: "successor",
  listsWholeAccount: false,
  disabledFreesRole: true,
  sipApplicationsUseRole: true,
  deletingSeconds: 2,
  pageItems: 2,
  mostPageItems: 100,
};

/** What every Chime operation has at hand. */
export interface ChimeContext {
  readonly world: World;
  readonly options: ChimeOptions;
}
