import type { RoleRecord } from "../../functions/core/record.ts";
import { required } from "../../functions/core/required.ts";
import { once } from "../../functions/runtime/clients/once.ts";
import { readEnabledRegions } from "../../functions/services/account.ts";
import type { DoctorWorld } from "./doctor-world.ts";
import { SharedReadError } from "./shared-read-error.ts";

/** Who the credentials are, as STS says. */
export interface Caller {
  readonly arn: string;
  readonly account: string;
  /** For example `aws`. */
  readonly partition: string;
}

/** One visit: the world, and what several checks ask it, asked once. What of that fails is told by one of them. */
export interface Visit extends DoctorWorld {
  readonly readCaller: () => Promise<Caller>;
  readonly readAccount: () => Promise<string>;
  readonly readPartition: () => Promise<string>;
  /** Every Region that is on in the account. */
  readonly readRegions: () => Promise<readonly string[]>;
  /** Every record of a role that is there. */
  readonly readRecords: () => Promise<readonly RoleRecord[]>;
}

/** Begins a visit; nothing is called before it is needed. */
export function openVisit(world: DoctorWorld): Visit {
  const { clients } = world;

  const readCaller = once(
    toldBy("credentials", async () => {
      const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
      const client = await clients.sts();
      const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
      const arn = required(Arn, "the caller's ARN");
      return {
        arn,
        account: required(Account, "the caller's account"),
        partition: required(arn.split(":")[1], "the caller's partition"),
      };
    }),
  );
  const readAccount = async () => world.account ?? (await readCaller()).account;

  return {
    ...world,
    readCaller,
    readAccount,
    readPartition: async () => world.partition ?? (await readCaller()).partition,
    readRegions: once(toldBy("regions", () => readEnabledRegions(clients.account))),
    readRecords: once(
      toldBy("inventory", async () => {
        const records = await Array.fromAsync(world.inventory?.records.list(await readAccount()) ?? []);
        return records.filter(({ status }) => status !== "gone");
      }),
    ),
  };
}

/** Marks what a read throws with the check that tells of it, so that no other has to. */
function toldBy<Result>(check: string, read: () => Promise<Result>): () => Promise<Result> {
  return async () => {
    try {
      return await read();
    } catch (error) {
      throw error instanceof SharedReadError ? error : new SharedReadError(check, error);
    }
  };
}
