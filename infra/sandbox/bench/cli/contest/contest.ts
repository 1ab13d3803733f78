import type { Spread } from "../../statistics.ts";
import type { AccountOrder } from "../account/account-order.ts";
import type { BenchAccount } from "../account/start-account.ts";
import type { Run } from "../run/run.ts";

/** How long something took, and how many API calls reached the account meanwhile. */
export interface Counted {
  readonly milliseconds: number;
  readonly calls: number;
}

/** The same of one program. */
export type CountedRun = Run & Counted;

/** Decommissions every service-linked role of an account. */
export type Contender<Result extends Counted = CountedRun> = (account: BenchAccount) => Promise<Result>;

/** A job that is done by rolecall and by its floor, each in an account of its own. */
export interface Contest {
  /** For example `unused: 50 among 550 roles`. */
  readonly what: string;
  readonly roles: number;
  /** True if nothing uses the roles: then calls are counted for each of them. */
  readonly isUnused: boolean;
  readonly order: AccountOrder;
  readonly floor: Contender;
  readonly rolecall: Contender;
  /** AWS's own procedure by the AWS CLI, one call after the other; absent: it is not asked for, or not installed. */
  readonly awsCli?: Contender<Counted> | undefined;
}

/** What a contender came to in all rounds; calls are those of the last. */
export interface Score {
  readonly milliseconds: Spread;
  readonly cpuMilliseconds: Spread;
  readonly calls: number;
}

/** How a contest ended. */
export interface ContestResult {
  readonly what: string;
  readonly roles: number;
  readonly isUnused: boolean;
  readonly floor: Score;
  readonly rolecall: Score;
  /** Time to the floor's of the same round. */
  readonly toFloor: Spread;
  /** Of a single time. */
  readonly awsCli?: Counted;
}
