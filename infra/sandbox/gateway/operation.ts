/** Who signed a call. */
export interface Principal {
  /** `service`: an AWS service that acts for a person, for example IVS creating its role. */
  readonly kind: "administrator" | "assumed-role" | "service";
  /** Account of twelve digits. */
  readonly account: string;
  /** As CloudTrail shows it, for example `arn:aws:sts::111122223333:assumed-role/deploy/session`. */
  readonly arn: string;
  readonly principalId: string;
  readonly accessKeyId: string;
  /** ARN of the role that was assumed; only for `assumed-role`. */
  readonly roleArn?: string;
  /** Principal of the service that calls, for example `ivs.amazonaws.com`; only for `service`. */
  readonly invokedBy?: string;
}

/** One API call as a fake service sees it. */
export interface Call {
  readonly time: Date;
  readonly account: string;
  /** Region the call was signed for; global services see `us-east-1`. */
  readonly region: string;
  readonly principal: Principal;
  readonly requestId: string;
  readonly userAgent: string;
}

/** What AWS checks before it answers: one action on each of these resources (`*` where the action has no resource type). */
export interface Authorization {
  readonly action: string;
  readonly resources: readonly string[];
  /** Condition keys beyond the global ones, for example `{"iam:AWSServiceName": "ivs.amazonaws.com"}`. */
  readonly conditions?: Readonly<Record<string, string>>;
}

/** One operation of a fake service. Inputs and outputs are what the SDK's own client sends and returns. */
export interface Operation<Input = never, Output = unknown> {
  /** Mutating calls are written to CloudTrail, failed ones too. */
  readonly mutates: boolean;
  authorization(input: Input, call: Call): Authorization;
  answer(input: Input, call: Call): Output | Promise<Output>;
  /** Resources of the event's `responseElements`, where it is not simply the output; default: output for a mutating call. */
  responseElements?(output: Output): unknown;
}

/** A failure in the service's own words, put on the wire in the service's own shape. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: string;
  readonly status: number;

  /** @param code the code on the wire, for example `NoSuchEntity` or `ConflictException` */
  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** One fake AWS service. */
export interface FakeService {
  /** Name in the SigV4 credential scope, for example `ivs`. */
  readonly signingName: string;
  /** As CloudTrail shows it, for example `ivs.amazonaws.com`. */
  readonly eventSource: string;
  /** True for IAM: one endpoint for all Regions, events in us-east-1. */
  readonly global: boolean;
  /** Namespace of the SDK client package, whose schemas say how inputs and outputs look on the wire. */
  readonly client: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** A resource that keeps a service-linked role in use, as the fake of its service knows it. */
export interface RoleUsageEntry {
  readonly region: string;
  readonly resources: readonly string[];
}

/** What a fake service may ask of the world around it. */
export interface World {
  now(): Date;
  /** Waits in virtual time, for states that take time. */
  sleep(milliseconds: number): Promise<void>;
  /** 0 up to 1, from a seed. */
  random(): number;
  /** Regions that are enabled in every account of this world. */
  readonly regions: readonly string[];
  /** The service's own store for one account and Region: plain JSON, kept over a restart when the sandbox keeps state. */
  state<T>(service: string, account: string, region: string, initial: () => T): T;
  /**
   * Calls an operation of another service on behalf of the caller, as AWS services do:
   * CloudTrail shows the caller's identity with `invokedBy`, and the service as source and user agent.
   *
   * @throws {ServiceError} as that operation answers.
   */
  callAsService(servicePrincipal: string, call: Call, service: string, operation: string, input: unknown): Promise<unknown>;
  /** Tells IAM what uses a role of this name in an account, in all Regions. */
  provideUsages(roleName: string, usages: (account: string) => readonly RoleUsageEntry[]): void;
  usagesOf(account: string, roleName: string): readonly RoleUsageEntry[];
}
