import type { SandboxOptions } from "../../sandbox-options.ts";

/** How a sandbox is set up for rows, by the name that a row gives. */
export type SettingName = "usual" | "decommission" | "strict" | "stale" | "slow";

const SETTINGS: Readonly<Record<SettingName, SandboxOptions>> = {
  usual: {},
  /** A role that has become unused is decommissioned without being asked. */
  decommission: { parameters: { OnUnused: "decommission" } },
  /** One deletion a day; one role is protected by its owner, and one opened that is protected otherwise. */
  strict: {
    parameters: {
      MaximumDeletionsPerDay: "1",
      ProtectedRoleNames: "AWSServiceRoleForMediaTailor",
      OpenedRoleNames: "AWSServiceRoleForConfig",
    },
  },
  /** For so long IAM shows every reader what was before. */
  stale: { iam: { staleSeconds: 40, staleReads: "every" } },
  /** A deletion task is not found at first, then not started, then in progress, and forgotten once it has ended. */
  slow: { iam: { taskHiddenSeconds: 8, notStartedSeconds: 30, inProgressSeconds: 30, taskKeptSeconds: 0 } },
};

/** What every sandbox of these rows starts with. */
const SHARED = {
  regions: ["us-east-1", "eu-west-1"],
  start: new Date("2026-11-20T09:00:00Z"),
} as const satisfies SandboxOptions;

/** The options of a setting. */
export function settingOf(name: SettingName): SandboxOptions & { readonly regions: readonly string[] } {
  return { ...SHARED, ...SETTINGS[name] };
}
