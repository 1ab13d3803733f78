import type { SandboxOptions } from "../sandbox-options.ts";

/** What a history takes place in: what its owner has deployed, and how IAM behaves where AWS promises nothing. */
export interface Setting {
  readonly name: string;
  /** Of the hub stack. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly iam: NonNullable<SandboxOptions["iam"]>;
  /** How long after a change IAM may show what was before; as in `iam`. */
  readonly staleSeconds: number;
}

/** Sweeps come only where a history asks for them, so that it stays what it was before there were any. */
const NEVER = "rate(3650 days)";

/** Every setting; a seed is of the one with its remainder. A sandbox starts with one and keeps it. */
const settings: readonly Setting[] = [
  {
    name: "acts by itself",
    parameters: { OnUnused: "decommission", MaximumDeletionsPerDay: "4", SweepSchedule: NEVER },
    iam: {},
    staleSeconds: 0,
  },
  {
    name: "careful owner, slow IAM that tells little",
    parameters: {
      OnUnused: "report",
      MaximumDeletionsPerDay: "1",
      ProtectedRoleNames: "AWSServiceRoleForBatch,AWSServiceRoleForMediaPackage",
      SweepSchedule: NEVER,
    },
    iam: {
      inProgressSeconds: 25,
      taskHiddenSeconds: 8,
      usageReport: "some",
      usageRegion: "elsewhere",
      notStartedSeconds: 4,
    },
    staleSeconds: 0,
  },
  {
    name: "plans by itself, IAM shows what was",
    parameters: { OnUnused: "plan", MaximumDeletionsPerDay: "3", SweepSchedule: NEVER },
    iam: { staleSeconds: 12, staleReads: "some", usageReport: "none" },
    staleSeconds: 12,
  },
  {
    name: "sweeps all day",
    parameters: { OnUnused: "report", MaximumDeletionsPerDay: "5", SweepSchedule: "rate(6 hours)" },
    iam: {},
    staleSeconds: 0,
  },
];

/** The setting of a seed. */
export function settingOf(seed: number): Setting {
  const setting = settings[seed % settings.length];
  if (setting === undefined) {
    throw new RangeError(`${seed} is no seed: seeds are whole numbers from 0`);
  }
  return setting;
}

/** Regions of every history: in these two runs each service that owns a role. */
export const REGIONS = ["us-east-1", "eu-central-1"] as const;
