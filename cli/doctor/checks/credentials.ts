import type { Check, CheckResult } from "../check.ts";
import { explainFailure } from "../explain-failure.ts";
import { SharedReadError } from "../shared-read-error.ts";

const MINUTE_MILLISECONDS = 60_000;

/** A run can take longer than this; in a stack it goes on without the person's credentials. */
const SHORT_MINUTES = 15;

/** Who am I, and for how long? Answers with the reason where that cannot be told. */
export const credentials: Check = {
  id: "credentials",
  title: "Credentials",
  needs: "nothing",

  async run({ account, credentials: fetch, now, place, readCaller }) {
    try {
      const { expiration } = await fetch();
      const left = expiration === undefined ? undefined : expiration.getTime() - now().getTime();
      if (expiration !== undefined && left !== undefined && left <= 0) {
        return [expired(expiration)];
      }
      const caller = await readCaller();
      if (account !== undefined && caller.account !== account) {
        return [
          {
            status: "fail",
            summary: `The credentials are of account ${caller.account}, and account ${account} was asked for`,
            detail: `STS says that they are ${caller.arn}.`,
            fix: `Use credentials of ${account}: name another profile with --profile or AWS_PROFILE.`,
          },
        ];
      }
      return [signedIn(caller.arn, left, place)];
    } catch (error) {
      const cause = error instanceof SharedReadError ? error.cause : error;
      return [
        { status: "fail", summary: "No call can be signed with these credentials", ...explainFailure(cause) },
      ];
    }
  },
};

function expired(expiration: Date): CheckResult {
  return {
    status: "fail",
    summary: `The credentials ended at ${expiration.toISOString()}`,
    detail: "AWS refuses what is signed with them.",
    fix: "Get new ones, for example with aws sso login, and try again.",
  };
}

function signedIn(arn: string, leftMilliseconds: number | undefined, place: "direct" | "stack"): CheckResult {
  if (leftMilliseconds === undefined) {
    return { status: "ok", summary: arn };
  }
  const minutes = Math.floor(leftMilliseconds / MINUTE_MILLISECONDS);
  const isShort = place === "direct" && minutes < SHORT_MINUTES;
  return {
    status: isShort ? "warn" : "ok",
    summary: `${arn}, for ${minutes} more minutes`,
    ...(isShort
      ? {
          detail:
            "Runs work in this process here: one that takes longer stops in the middle, and can be resumed.",
          fix: "Get new credentials before a run, for example with aws sso login.",
        }
      : {}),
  };
}
