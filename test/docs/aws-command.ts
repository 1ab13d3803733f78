import * as dynamodb from "@aws-sdk/client-dynamodb";
import * as iam from "@aws-sdk/client-iam";
import * as ivs from "@aws-sdk/client-ivs";
import * as lambda from "@aws-sdk/client-lambda";
import * as sfn from "@aws-sdk/client-sfn";
import * as sqs from "@aws-sdk/client-sqs";
import * as sts from "@aws-sdk/client-sts";
import { type OperationSchema, schemasOf } from "../../infra/sandbox/gateway/schemas.ts";
import type { Variables } from "./split-words.ts";

type Package = Readonly<Record<string, unknown>>;

/** Services as the AWS CLI calls them, with the package and the client that speak to them. */
const SERVICES: Readonly<Record<string, readonly [Package, string]>> = {
  dynamodb: [dynamodb, "DynamoDBClient"],
  iam: [iam, "IAMClient"],
  ivs: [ivs, "IvsClient"],
  lambda: [lambda, "LambdaClient"],
  sqs: [sqs, "SQSClient"],
  stepfunctions: [sfn, "SFNClient"],
  sts: [sts, "STSClient"],
};

interface Client {
  send(command: unknown): Promise<object>;
  destroy(): void;
}

/** Options of the AWS CLI itself. */
const OWN_OPTIONS = ["region", "query", "output", "cli-binary-format", "cli-read-timeout"];

/** Where `aws lambda invoke` is to write what the function answers, in the documents. */
const OUTFILE = "/dev/stdout";

/**
 * Does what `aws <service> <operation> --option value …` does, through the SDK's own client, and answers what
 * the AWS CLI would print. Knows as much of the AWS CLI as the documents use.
 *
 * @throws {Error} for an unknown service, operation or option, a missing Region, and whatever AWS refuses.
 */
export async function runAws(words: readonly string[], variables: Variables): Promise<unknown> {
  const [serviceName = "", operationName = "", ...rest] = words;
  const [clientPackage, clientName] = SERVICES[serviceName] ?? fail(`No service ${serviceName}`);
  const { operations } = schemasOf(clientPackage);
  const schema =
    [...operations.values()].find(({ name }) => isSpelt(name, operationName)) ??
    fail(`${serviceName} has no operation ${operationName}`);
  const options = readOptions(schema.name === "Invoke" ? withoutOutfile(rest) : rest);
  const { region = variables["AWS_DEFAULT_REGION"], query, output = "json" } = ownOptions(options);
  const client: Client = construct(clientPackage[clientName], {
    endpoint: variables["AWS_ENDPOINT_URL"],
    region: region ?? fail("You must specify a region"),
    credentials: {
      accessKeyId: variables["AWS_ACCESS_KEY_ID"],
      secretAccessKey: variables["AWS_SECRET_ACCESS_KEY"],
      ...(variables["AWS_SESSION_TOKEN"] ? { sessionToken: variables["AWS_SESSION_TOKEN"] } : {}),
    },
  });
  try {
    const answer = await client.send(
      construct(clientPackage[`${schema.name}Command`], inputOf(schema, options)),
    );
    if (schema.name === "Invoke") {
      return payloadOf(answer);
    }
    const shown = query === undefined ? answer : pick(answer, query);
    return output === "text" && typeof shown !== "string" ? fail(`${query} is no text: ${shown}`) : shown;
  } finally {
    client.destroy();
  }
}

/** Makes an object of a class that is only known by name; what comes back is what the caller says. */
function construct(made: unknown, input: object) {
  return typeof made === "function"
    ? Reflect.construct(made, [input])
    : fail("The package has no such class");
}

type Options = ReadonlyMap<string, readonly string[]>;

function readOptions(words: readonly string[]): Options {
  const options = new Map<string, string[]>();
  let values: string[] | undefined;
  for (const word of words) {
    if (word.startsWith("--")) {
      values = [];
      options.set(word.slice(2), values);
    } else {
      (values ?? fail(`${word} belongs to no option`)).push(word);
    }
  }
  return options;
}

function ownOptions(options: Options): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(OWN_OPTIONS.map((name) => [name, options.get(name)?.[0]]));
}

function inputOf({ name, input }: OperationSchema, options: Options): object {
  const members = [...input.structIterator()];
  const given = [...options].filter(([option]) => !OWN_OPTIONS.includes(option));
  return Object.fromEntries(
    given.map(([option, values]) => {
      const [member, schema] =
        members.find(([candidate]) => isSpelt(candidate, option)) ?? fail(`${name} has no --${option}`);
      const [value = ""] = values;
      if (values.length !== 1 || schema.isBooleanSchema()) {
        return schema.isListSchema() ? [member, values] : fail(`--${option} takes one value`);
      }
      if (schema.isListSchema() && !value.startsWith("[")) {
        return [member, values];
      }
      if (schema.isStructSchema() || schema.isMapSchema() || schema.isListSchema()) {
        return [member, JSON.parse(value)];
      }
      if (schema.isBlobSchema()) {
        const format = options.get("cli-binary-format")?.[0];
        // What AWS CLI 2 takes for base64 otherwise.
        return [member, format === "raw-in-base64-out" ? Buffer.from(value) : fail("Invalid base64")];
      }
      return [member, schema.isNumericSchema() ? Number(value) : value];
    }),
  );
}

function withoutOutfile(words: readonly string[]): readonly string[] {
  return words.at(-1) === OUTFILE ? words.slice(0, -1) : fail(`lambda invoke wants ${OUTFILE} at its end`);
}

/** What the function answered, which AWS CLI writes to the file; a function that failed is no success here. */
function payloadOf(answer: object): unknown {
  const { FunctionError, Payload }: { FunctionError?: string; Payload?: Uint8Array } = answer;
  const text = Buffer.from(Payload ?? []).toString("utf8");
  return FunctionError === undefined ? JSON.parse(text) : fail(`The function failed: ${text}`);
}

/** Names of calls and members in the AWS CLI: lower case, with hyphens. */
function isSpelt(name: string, asOption: string): boolean {
  return name.toLowerCase() === asOption.replaceAll("-", "");
}

/** The part of JMESPath that the documents use: names and indexes. */
function pick(answer: unknown, query: string): unknown {
  const steps = query.match(/\w+/g) ?? [];
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([key]) => key === step)?.[1]
        : undefined,
    answer,
  );
}

function fail(reason: string): never {
  throw new Error(reason);
}
