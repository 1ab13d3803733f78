import type { Credentials } from "../../functions/services/port.ts";
import { CommandError } from "../errors/command-error.ts";
import { configuredRegion } from "./configured-region.ts";

/** Who calls, and where. */
export interface Identity {
  readonly account: string;
  /** For example `aws`. */
  readonly partition: string;
  /** ARN of the caller. */
  readonly arn: string;
  /** Where IAM's events arrive, and a stack's hub stands. */
  readonly hubRegion: string;
}

/**
 * The Region of each partition where IAM lives.
 *
 * Source: botocore 1.43.107, endpoints.json (read 2026-11-20).
 */
const HUB_REGIONS: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
  "aws-iso": "us-iso-east-1",
  "aws-iso-b": "us-isob-east-1",
  "aws-iso-e": "eu-isoe-west-1",
  "aws-iso-f": "us-isof-south-1",
  "aws-eusc": "eusc-de-east-1",
};

/** Asks STS who calls. Errors of the SDK pass through unchanged. */
export async function readIdentity(
  credentials: () => Promise<Credentials>,
  askedRegion: string | undefined,
): Promise<Identity> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const region = askedRegion ?? (await configuredRegion()) ?? "us-east-1";
  const client = new STSClient({ region, credentials });
  const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}));
  const partition = arn?.split(":")[1];
  if (account === undefined || arn === undefined || partition === undefined) {
    throw new CommandError(`STS in ${region} did not say who calls`);
  }
  const hubRegion = HUB_REGIONS[partition];
  if (hubRegion === undefined) {
    throw new CommandError(`Partition ${partition} of ${arn} is not known to this version of rolecall`, {
      next: ["Use a newer version of rolecall; trying again does not help"],
    });
  }
  return { account, arn, partition, hubRegion };
}
