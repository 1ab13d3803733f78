import type { AccountClient } from "@aws-sdk/client-account";
import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { STSClient } from "@aws-sdk/client-sts";
import type { Inventory } from "../../functions/inventory/inventory.ts";
import type { Credentials } from "../../functions/services/port.ts";
import type { AdapterFor } from "../../functions/services/services.ts";

/** Clients of AWS, each loaded when it is first used. */
export interface DoctorClients {
  readonly account: () => Promise<AccountClient>;
  readonly cloudTrail: (region: string) => Promise<CloudTrailClient>;
  readonly cloudWatch: (region: string) => Promise<CloudWatchClient>;
  readonly eventBridge: (region: string) => Promise<EventBridgeClient>;
  readonly iam: () => Promise<IAMClient>;
  readonly sqs: (region: string) => Promise<SQSClient>;
  /** A new one each time: a client that has met a clock of another time signs with that from then on. */
  readonly sts: () => Promise<STSClient>;
}

/** What the doctor looks at, and with what. */
export interface DoctorWorld {
  /** `direct`: nothing is deployed, and rolecall works in this process. */
  readonly place: "direct" | "stack";
  /** Twelve digits; `undefined`: that of the credentials, where they work. */
  readonly account: string | undefined;
  /** For example `aws`; `undefined`: that of the credentials, where they work. */
  readonly partition: string | undefined;
  /** Where IAM's events arrive, and the stack's hub stands. */
  readonly hubRegion: string;
  /** The Region that the environment, the profile or the caller names; `undefined`: none is named. */
  readonly configuredRegion: string | undefined;
  readonly credentials: () => Promise<Credentials>;
  /** `undefined`: it could not be opened. */
  readonly inventory: Pick<Inventory, "control" | "policies" | "records"> | undefined;
  readonly clients: DoctorClients;
  /** How services are read: as a scan reads them. */
  readonly adapterFor: AdapterFor;
  readonly now: () => Date;
}
