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

/** Every setting; a seed is of the one with its remainder. A sandbox starts with one and keeps it. */
const settings: readonly Setting[] = [
  {
    name: "acts by itself",
    parameters: { OnUnused: "decommission", MaximumDeletionsPerDay: "4" },
    iam: {},
    staleSeconds: 0,
  },
  {
    name: "careful owner, slow IAM that tells little",
    parameters: {
      OnUnused: "report",
      MaximumDeletionsPerDay: "1",
      ProtectedRoleNames: "AWSServiceRoleForBatch,AWSServiceRoleForMediaPackage",
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
    parameters: { OnUnused: "plan", MaximumDeletionsPerDay: "3" },
    iam: { staleSeconds: 12, staleReads: "some", usageReport: "none" },
    staleSeconds: 12,
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
