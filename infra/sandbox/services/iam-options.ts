/** How this IAM behaves where AWS promises nothing. All times in seconds of the world's clock. */
export interface IamOptions {
  /** How long a deletion task waits before it begins. Default 0.3. */
  readonly notStartedSeconds: number;
  /** How long it then takes until it looks whether the role is in use, which ends it. Default 1.7. */
  readonly inProgressSeconds: number;
  /** How long a task that was just submitted is not found. Default 0. */
  readonly taskHiddenSeconds: number;
  /** How long a task that has ended is still found. Default 90 days. */
  readonly taskKeptSeconds: number;
  /** How long after a change readers may be shown what was before. Default 0. */
  readonly staleSeconds: number;
  /** `every` reader is shown what was before, or `some`, by chance. Default `every`. */
  readonly staleReads: "every" | "some";
  /** How much a failed deletion tells of what uses the role: services report all, a few or nothing. Default `all`. */
  readonly usageReport: "all" | "some" | "none";
  /** `elsewhere`: the report's Region is not the one in the ARNs, as has been seen. Default `of-resource`. */
  readonly usageRegion: "of-resource" | "elsewhere";
  /** Items on a page when the caller does not say. Default 5: small, so that callers must page. */
  readonly pageItems: number;
  /** Most items on a page, whatever the caller asks. Default 20: IAM may answer with fewer than `MaxItems`. */
  readonly mostPageItems: number;
}

const NINETY_DAYS_SECONDS = 90 * 24 * 60 * 60;

/**
 * What holds unless an option says otherwise.
 *
 * The times are guesses: on AWS a deletion was recorded to take less than ten seconds.
 */
export const defaultIamOptions: IamOptions = {
  notStartedSeconds: 0.3,
  inProgressSeconds: 1.7,
  taskHiddenSeconds: 0,
  taskKeptSeconds: NINETY_DAYS_SECONDS,
  staleSeconds: 0,
  staleReads: "every",
  usageReport: "all",
  usageRegion: "of-resource",
  pageItems: 5,
  mostPageItems: 20,
};
