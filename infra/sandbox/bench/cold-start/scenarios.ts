import type { FunctionDefinition } from "../../../embedded/functions/function-definition.ts";
import { invocationContext, runtimeVariables } from "../../../embedded/functions/lambda-environment.ts";
import { hireOwners } from "../../estate/owners.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import type { StartRequest } from "./start-once.ts";
import type { Variants } from "./variants.ts";

/** The cold starts that are compared. */
export type ScenarioName =
  | "empty"
  | "bundled, answered without AWS"
  | "bundled, real"
  | "external, answered without AWS"
  | "external, real";

/** What is started for each of them. */
export type Scenarios = Readonly<Record<ScenarioName, StartRequest>>;

const REGION = "eu-west-1";

/** Prepares the sandbox, its AWS and the requests: two events for each way of bundling, and the empty handler. */
export async function prepareScenarios(
  sandbox: Sandbox,
  { launcher, modules }: Variants,
): Promise<Scenarios> {
  const { account, clock, engines } = sandbox;
  const definition = engines.functions.list().find(({ name }) => name.endsWith("record-event"));
  if (definition === undefined) {
    throw new Error("The stack has no function that records events");
  }
  await hireOwners(sandbox).ivs.use(REGION, "bench");
  await clock.settle(3600);
  const base = {
    launcher,
    environment: environmentOf(sandbox, definition),
    context: invocationContext(definition, "00000000-0000-4000-8000-000000000000"),
  };
  const ignored = { event: eventOf(account, { errorCode: "ValidationException" }), expected: "ignored" };
  const real = { event: eventOf(account, {}), expected: "recorded" };
  return {
    empty: { ...base, module: modules.empty, ...ignored },
    "bundled, answered without AWS": { ...base, module: modules.bundled, ...ignored },
    "bundled, real": { ...base, module: modules.bundled, ...real },
    "external, answered without AWS": { ...base, module: modules.external, ...ignored },
    "external, real": { ...base, module: modules.external, ...real },
  };
}

/** All that Lambda would give the function. */
function environmentOf(
  { engines, url }: Sandbox,
  definition: FunctionDefinition,
): Readonly<Record<string, string>> {
  const credentials = engines.functionCredentials.get(definition.arn);
  if (credentials === undefined) {
    throw new Error(`${definition.name} has no credentials`);
  }
  return {
    ...definition.environment,
    ...runtimeVariables(definition),
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: url,
  };
}

/** A call that adds a usage; a failed one changes nothing, so it is answered without a look at AWS. */
function eventOf(account: string, more: Readonly<Record<string, unknown>>): unknown {
  const eventTime = "2026-11-20T09:00:00Z";
  return {
    version: "0",
    id: "bench",
    "detail-type": "AWS API Call via CloudTrail",
    source: "aws.ivs",
    account,
    time: eventTime,
    region: REGION,
    resources: [],
    detail: {
      eventSource: "ivs.amazonaws.com",
      eventName: "CreateRecordingConfiguration",
      awsRegion: REGION,
      eventTime,
      eventID: "bench",
      recipientAccountId: account,
      ...more,
    },
  };
}
