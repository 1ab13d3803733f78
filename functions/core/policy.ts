/** What follows a finding: it is only reported, it waits for an approval, or rolecall acts by itself. */
export type Response = "report" | "approve" | "act";

/** What may be wanted of a role. */
export type DesiredState = "allowed" | "required" | "forbidden";

/** Which roles a rule or an exemption speaks of; an empty list or record asks for nothing. `*` and `?` stand for any text and any sign. */
export interface Match {
  /** Patterns of principals, for example `*.amazonaws.com`. */
  readonly services: readonly string[];
  /** Patterns of role names. */
  readonly roles: readonly string[];
  /** Patterns of values, by tag key; all have to be there. */
  readonly tags: Readonly<Record<string, string>>;
  /** Twelve digits each. */
  readonly accounts: readonly string[];
  /** Ids of organizational units that hold the account, directly or not. */
  readonly organizationalUnits: readonly string[];
}

/** When rolecall may change something by itself: from each time that the cron expression names, for so long. */
export interface MaintenanceWindow {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  readonly durationSeconds: number;
  /** For example `Europe/Zurich`. */
  readonly timeZone: string;
}

/** Who may approve, and for how long an approval can be given. */
export interface Approval {
  /** Patterns of the callers' ARNs. */
  readonly approvers: readonly string[];
  /** True: nobody approves what follows from a policy or a retry of their own. */
  readonly fourEyes: boolean;
  readonly expiresAfterSeconds: number;
}

/** How far a run that a finding started may release: nothing, only usages whose ARN fits a pattern, or what an approved plan names. */
export type ReleaseLimit =
  | { readonly upTo: "never" | "approved" }
  | { readonly upTo: "listed"; readonly arns: readonly string[] };

/** What the owner wants of some roles. All times in seconds. */
export interface Rule {
  /** Unique in its policy. */
  readonly name: string;
  readonly match: Match;
  readonly state: DesiredState;
  /** A forbidden role exists. */
  readonly unexpected: Response;
  readonly unused: Response;
  /** A required role is not there. */
  readonly missing: Response;
  /** Description or tags are not as the rule wants them. */
  readonly drift: Response;
  /** A role is called unused only if it was not used for so long. */
  readonly idleSeconds: number;
  /** A role is called unused only if it is older. */
  readonly minimumAgeSeconds: number;
  /** Between a finding, or its approval, and the first change. */
  readonly graceSeconds: number;
  /** `null`: at any time. */
  readonly window: MaintenanceWindow | null;
  readonly approval: Approval;
  readonly release: ReleaseLimit;
  /** `null`: whatever it is. */
  readonly description: string | null;
  /** Tags that have to be there; others may be. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where usages are expected; `null`: anywhere. */
  readonly regions: readonly string[] | null;
}

/** Roles that rolecall leaves alone for a time. */
export interface Exemption {
  /** Unique in its policy. */
  readonly name: string;
  readonly match: Match;
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Limits of what rolecall changes; `null`: no such limit. A percentage is rounded down to whole roles or usages. */
export interface Limits {
  /** Roles that are deleted, made or edited in a day (UTC). */
  readonly rolesPerDay: number | null;
  /** Of all roles of the inventory that are there. */
  readonly rolesPerDayPercent: number | null;
  /** Usages that one run releases. */
  readonly releasesPerRun: number | null;
  /** Of all usages that the inventory knows in the account. */
  readonly releasesPerRunPercent: number | null;
}

/** A tag by which a role's owner can have it left alone for longer. */
export interface ProtectionTag {
  /** Its value is a date, for example `2027-01-31`, or an instant, ISO 8601. */
  readonly key: string;
  /** A tag extends protection by so much at most, counted from when its finding was opened. */
  readonly capSeconds: number;
}

/** What the owner wants of an account's roles, with every default filled in. The first rule that matches counts. */
export interface Policy {
  readonly rules: readonly Rule[];
  readonly exemptions: readonly Exemption[];
  readonly limits: Limits;
  readonly protectionTag: ProtectionTag | null;
  /** A role counts as stale if it was not looked at with success for so long. */
  readonly staleAfterSeconds: number;
}

/** A policy in force, with the digest that names exactly this policy. */
export interface SealedPolicy extends Policy {
  /** SHA-256 of the compiled document, as 64 hexadecimal digits. */
  readonly digest: string;
  /** ARN of who put it in force. */
  readonly putBy: string;
  /** ISO 8601. */
  readonly putAt: string;
}

const DAY_SECONDS = 24 * 60 * 60;

/** What counts for a role that no rule matches, and for all where there is no policy: observe only. */
export const OBSERVE: Rule = {
  name: "(no rule)",
  match: { services: [], roles: [], tags: {}, accounts: [], organizationalUnits: [] },
  state: "allowed",
  unexpected: "report",
  unused: "report",
  missing: "report",
  drift: "report",
  idleSeconds: 30 * DAY_SECONDS,
  minimumAgeSeconds: 7 * DAY_SECONDS,
  graceSeconds: 0,
  window: null,
  approval: { approvers: [], fourEyes: false, expiresAfterSeconds: 7 * DAY_SECONDS },
  release: { upTo: "never" },
  description: null,
  tags: {},
  regions: null,
};

/** How long a role may go without a successful look where no policy says so: 3 days. */
export const STALE_AFTER_SECONDS = 3 * DAY_SECONDS;
