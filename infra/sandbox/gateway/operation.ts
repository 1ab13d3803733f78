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
  /** ARN of the role that was assumed; only for `assumed-role`, and for a `service` that acts for one. */
  readonly roleArn?: string;
  /** When the session began; absent for the administrator, whose sessions begin with each call. */
  readonly sessionCreated?: Date;
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
  /** Policy of the resource itself, where it has a say too, for example the trust policy of a role. */
  readonly resourcePolicy?: unknown;
}

/** A call as it came over the wire, for an operation that hands it on untouched. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, for example `/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** An answer as it goes onto the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
  /** Set where the answer is a refusal, so that the log can tell; not sent. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** One operation of a fake service. Inputs and outputs are what the SDK's own client sends and returns. */
export interface Operation<Input = never, Output = unknown> {
  /** Mutating calls are written to CloudTrail, failed ones too. */
  readonly mutates: boolean;
  /**
   * True where no rule sees an event though the call mutates: what CloudTrail calls data events (DynamoDB items,
   * messages, invocations), and what it counts as reading (AssumeRole).
   */
  readonly silent?: boolean;
  /** Each of them must be allowed; an empty list for calls that need no permission, such as GetCallerIdentity. */
  authorization(input: Input, call: Call): Authorization | readonly Authorization[];
  answer(input: Input, call: Call): Output | Promise<Output>;
  /** Instead of `answer`, where the call is passed through to another server as it is. */
  forward?(request: RawRequest, call: Call): Promise<RawAnswer>;
  /** What the event shows as `requestParameters`, in the shape of the input, where it is not simply the input. */
  requestParameters?(input: Input): unknown;
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
  /**
   * How CloudTrail spells this service's parameters: as on the wire (MediaTailor, IVS), or with the first
   * letter in lower case (IAM: `aWSServiceName`). Default: `lower-first`.
   */
  readonly eventNames?: "as-on-the-wire" | "lower-first";
  /** How the service says that permission is missing; default: as its protocol has it. */
  readonly denial?: { readonly code: string; readonly status: number };
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
  callAsService(
    servicePrincipal: string,
    call: Call,
    service: string,
    operation: string,
    input: unknown,
  ): Promise<unknown>;
  /** Tells IAM what uses a role of this name in an account, in all Regions. */
  provideUsages(roleName: string, usages: (account: string) => readonly RoleUsageEntry[]): void;
  usagesOf(account: string, roleName: string): readonly RoleUsageEntry[];
}
