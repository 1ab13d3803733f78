import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

/** A policy document, parsed. */
export type PolicyDocument = Readonly<Record<string, unknown>>;

/** A role with everything that it may do. */
export interface DeclaredRole {
  readonly arn: string;
  /** For example `AROAEXAMPLEROLEID0001`; the same at every deployment. */
  readonly roleId: string;
  readonly name: string;
  /** For example `/service/`. */
  readonly path: string;
  readonly trustPolicy: PolicyDocument;
  readonly policies: readonly { readonly name: string; readonly document: PolicyDocument }[];
}

/** A table, in the words of CreateTable. */
export interface DeclaredTable {
  readonly region: string;
  readonly account: string;
  readonly input: CreateTableCommandInput & { readonly TableName: string };
}

/** A function with all that the template says of its invocation. */
export interface DeclaredFunction {
  readonly arn: string;
  readonly name: string;
  /** The role whose credentials it signs with. */
  readonly roleArn: string;
  /** Absolute path of the folder that holds its code. */
  readonly codeDirectory: string;
  /** For example `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly reservedConcurrency?: number;
  /** Further attempts of a failed asynchronous invocation. */
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeSeconds?: number;
  /** ARN of the queue that takes the events of asynchronous invocations that were given up. */
  readonly deadLetterArn?: string;
  /** ARN of the queue that takes Lambda's records of such invocations. */
  readonly onFailureArn?: string;
}

/** A URL that invokes a function for whoever may do so. */
export interface DeclaredFunctionUrl {
  /** 32 lower-case letters and digits; the same at every deployment. */
  readonly id: string;
  readonly functionArn: string;
  /** Ends in a slash. */
  readonly url: string;
}

/** A state machine, its definition complete and parsed. */
export interface DeclaredStateMachine {
  readonly arn: string;
  readonly name: string;
  readonly definition: unknown;
  readonly roleArn: string;
}

/** Where a rule sends what it matches. */
export interface DeclaredTarget {
  readonly id: string;
  readonly arn: string;
  readonly roleArn?: string;
  /** JSON text that is sent instead of the event. */
  readonly input?: string;
  /** JSONPath of the part of the event that is sent instead of the whole. */
  readonly inputPath?: string;
  readonly inputTransformer?: {
    readonly inputPathsMap: Readonly<Record<string, string>>;
    readonly inputTemplate: string;
  };
  readonly retryPolicy?: { readonly maximumRetryAttempts?: number; readonly maximumEventAgeSeconds?: number };
  readonly deadLetterArn?: string;
}

/** What is matched on a bus, or sent on a schedule, and where it is sent. */
export interface DeclaredRule {
  readonly arn: string;
  readonly name: string;
  readonly busArn: string;
  /** Absent for a rule that only runs by its schedule. */
  readonly pattern?: unknown;
  /** For example `rate(1 hour)`. */
  readonly schedule?: string;
  readonly state: "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  readonly targets: readonly DeclaredTarget[];
}

/** What has to stand for a template to be started. Whatever is answered is awaited; whatever is thrown ends the deployment. */
export interface Engines {
  readonly roles: {
    /** Creates a role, or replaces the one with the same ARN. */
    create(role: DeclaredRole): unknown;
  };
  readonly tables: {
    /** Creates a table, or leaves the one that was kept from an earlier deployment as it is. */
    create(table: DeclaredTable): unknown;
  };
  readonly queues: {
    /** Creates a queue, or leaves it with its messages. */
    create(arn: string): unknown;
  };
  readonly topics: {
    /** Creates a topic, or leaves the one that is there. */
    create(arn: string): unknown;
  };
  readonly functions: {
    create(definition: DeclaredFunction): unknown;
  };
  readonly functionUrls: {
    /** Where the URL with an id is, ending in a slash; asked before anything is created. */
    urlOf(id: string): string;
    create(functionUrl: DeclaredFunctionUrl): unknown;
  };
  readonly states: {
    create(machine: DeclaredStateMachine): unknown;
  };
  readonly events: {
    /** Creates a bus; one that is there already stays as it is. */
    createBus(arn: string): unknown;
    /** Adds a rule to its bus, in place of the one with the same ARN. */
    putRule(rule: DeclaredRule): unknown;
  };
  readonly policies: {
    /** Adds a document to the policies of a resource: of a function, a bus, a queue or a topic. */
    attach(resourceArn: string, document: PolicyDocument): unknown;
  };
}
