import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateChannelCommand, CreateRecordingConfigurationCommand, IvsClient } from "@aws-sdk/client-ivs";
import {
  ConfigureLogsForPlaybackConfigurationCommand,
  MediaTailorClient,
  PutPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { inject, onTestFinished } from "vitest";
import type { RecordOutcomeOutput } from "../../functions/handlers/record-outcome.ts";
import type { RecordRestoreOutput } from "../../functions/handlers/record-restore.ts";
import { type Inventory, openInventory } from "../../functions/inventory/inventory.ts";
import { DECOMMISSION, RESTORE } from "../../infra/cloud/names.ts";
import type { StatusChange } from "../../infra/embedded/states/engine.ts";
import { emptyEstate } from "../../infra/sandbox/estate/empty-estate.ts";
import { hireOwners, type Owners } from "../../infra/sandbox/estate/owners.ts";
import { tableNameOf } from "../../infra/sandbox/estate/table-name.ts";
import type { SandboxOptions } from "../../infra/sandbox/sandbox-options.ts";
import { endStream, startStream } from "../../infra/sandbox/services/ivs-streams.ts";
import { type Sandbox, startSandbox } from "../../infra/sandbox/start-sandbox.ts";
import { giveBack, takeIdle } from "./idle-sandboxes.ts";

export const ACCOUNT = "111122223333";
export const IVS_ROLE = "AWSServiceRoleForIVSRecordToS3";
export const MEDIATAILOR_ROLE = "AWSServiceRoleForMediaTailor";

/** The deployed stack in a sandbox of its own, with the moves that tests make. */
export interface Stack extends Sandbox {
  readonly iam: IAMClient;
  readonly inventory: Inventory;
  /** The owners of the account's resources, of every service that owns a role. */
  readonly owners: Owners;
  readonly tableName: string;
  readonly table: DynamoDBDocumentClient;
  ivs(region: string): IvsClient;
  mediaTailor(region: string): MediaTailorClient;
  /** Creates a recording configuration, which makes IVS create its role; answers its ARN. */
  record(region: string, name: string): Promise<string>;
  /** Creates a channel that records; answers its ARN. */
  channel(region: string, name: string, recordingConfigurationArn: string): Promise<string>;
  /** Logs so many per cent of a playback configuration's sessions; makes the configuration if need be. */
  logSessions(region: string, name: string, percent: number): Promise<void>;
  /** Starts a run and answers with its execution. */
  start(input: unknown): Promise<string>;
  /** Reads how an execution ended. */
  outcome(executionArn: string): Promise<RecordOutcomeOutput>;
  /** Starts a run, lets it end within so many seconds (a day unless told), and answers how. */
  run(input: unknown, withinSeconds?: number): Promise<RecordOutcomeOutput>;
  /** Starts a restore, lets it end within a day, and answers how. */
  restore(input: unknown): Promise<RecordRestoreOutput>;
  /** Executions since the test began, newest first. */
  executions(): readonly StatusChange[];
  /** Calls of one service by operation, as rolecall's functions made them, since the count of calls given. */
  calledByRolecall(service: string, since?: number): readonly string[];
}

const DAY_SECONDS = 86_400;

/** How every sandbox of these tests starts. */
const USUAL = {
  regions: ["us-east-1", "eu-west-1"],
  start: new Date("2026-11-20T09:00:00Z"),
} as const satisfies SandboxOptions;

/** Starts a sandbox with these options, which stops by itself when the test is over. */
async function ownSandbox(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox({ ...USUAL, assembly: inject("assembly"), ...options });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}

/** Lends a sandbox whose stack has these parameters; it goes back cleaned when the test is over. */
async function lentSandbox(parameters: Readonly<Record<string, string>>): Promise<Sandbox> {
  const kind = JSON.stringify(parameters);
  const sandbox =
    takeIdle(kind) ?? (await startSandbox({ ...USUAL, assembly: inject("assembly"), parameters }));
  onTestFinished(async () => {
    await emptyEstate(sandbox);
    giveBack(kind, sandbox);
  });
  return sandbox;
}

/**
 * Answers with the deployed stack in an account where nothing has happened yet. It may have served another test
 * before, unless options other than the stack's parameters are given; then the test may also stop it.
 */
export async function startStack({ parameters = {}, ...others }: SandboxOptions = {}): Promise<Stack> {
  const isOwn = Object.keys(others).length > 0;
  const sandbox = await (isOwn ? ownSandbox({ parameters, ...others }) : lentSandbox(parameters));
  const callsBefore = sandbox.calls().length;
  const config = {
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: "x" },
  };
  const machine = machineOf(sandbox, DECOMMISSION);
  const executionsBefore = new Set(
    sandbox.engines.states.listExecutions({ stateMachineArn: machine.arn }).map((run) => run.executionArn),
  );
  const tableName = tableNameOf(sandbox);
  const table = DynamoDBDocumentClient.from(new DynamoDBClient(config));
  const sfn = new SFNClient(config);
  const stack: Omit<Stack, keyof Sandbox> = {
    iam: new IAMClient(config),
    owners: hireOwners(sandbox),
    table,
    tableName,
    inventory: openInventory(
      async () => table,
      tableName,
      () => sandbox.clock.now(),
    ),
    ivs: (region) => new IvsClient({ ...config, region }),
    mediaTailor: (region) => new MediaTailorClient({ ...config, region }),

    async record(region, name) {
      const destinationConfiguration = { s3: { bucketName: "recordings" } };
      const command = new CreateRecordingConfigurationCommand({ name, destinationConfiguration });
      const { recordingConfiguration } = await stack.ivs(region).send(command);
      return recordingConfiguration?.arn ?? "";
    },

    async channel(region, name, recordingConfigurationArn) {
      const command = new CreateChannelCommand({ name, recordingConfigurationArn });
      const { channel } = await stack.ivs(region).send(command);
      return channel?.arn ?? "";
    },

    async logSessions(region, name, percent) {
      const client = stack.mediaTailor(region);
      await client.send(
        new PutPlaybackConfigurationCommand({
          Name: name,
          AdDecisionServerUrl: "https://ads.example",
          VideoContentSourceUrl: "https://video.example",
        }),
      );
      await client.send(
        new ConfigureLogsForPlaybackConfigurationCommand({
          PlaybackConfigurationName: name,
          PercentEnabled: percent,
        }),
      );
    },

    async start(input) {
      const command = new StartExecutionCommand({
        stateMachineArn: machine.arn,
        input: JSON.stringify(input),
      });
      return (await sfn.send(command)).executionArn ?? "";
    },

    async restore(input) {
      const { executionArn } = sandbox.engines.states.startExecution({
        stateMachineArn: machineOf(sandbox, RESTORE).arn,
        input: JSON.stringify(input),
      });
      await sandbox.clock.settle(DAY_SECONDS);
      const { output, status } = sandbox.engines.states.describeExecution(executionArn);
      if (output === undefined) {
        throw new Error(`${executionArn} is ${status} and has no output`);
      }
      return JSON.parse(output);
    },

    async outcome(executionArn) {
      const { output, status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (output === undefined) {
        throw new Error(`${executionArn} is ${status} and has no output`);
      }
      return JSON.parse(output);
    },

    async run(input, withinSeconds = DAY_SECONDS) {
      const execution = await stack.start(input);
      await sandbox.clock.settle(withinSeconds);
      return stack.outcome(execution);
    },

    executions: () =>
      sandbox.engines.states
        .listExecutions({ stateMachineArn: machine.arn })
        .filter(({ executionArn }) => !executionsBefore.has(executionArn)),

    calledByRolecall: (service, since = 0) =>
      sandbox
        .calls()
        .slice(Math.max(since, callsBefore))
        .filter((call) => call.service === service && call.principal?.includes("/rolecall-") === true)
        .map(({ operation }) => operation),
  };
  return { ...sandbox, ...stack };
}

/** The deployed state machine of this name. */
function machineOf({ engines }: Sandbox, name: string) {
  const machine = engines.states.listStateMachines().find((candidate) => candidate.name === name);
  if (machine === undefined) {
    throw new Error(`The stack has no state machine ${name}`);
  }
  return machine;
}

export const REGION = "eu-west-1";

/** RoleId of the incarnation that IAM shows; `undefined` if there is none. */
export async function roleIdOf({ iam }: Stack, RoleName: string): Promise<string | undefined> {
  try {
    return (await iam.send(new GetRoleCommand({ RoleName }))).Role?.RoleId;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchEntityException") {
      return undefined;
    }
    throw error;
  }
}

/** A channel that records and is live, so that a run has to wait for it. */
export async function liveChannel(
  stack: Stack,
): Promise<{ recording: string; channel: string; end: () => void }> {
  const recording = await stack.record(REGION, "planned");
  const channel = await stack.channel(REGION, "live", recording);
  const place = { account: ACCOUNT, region: REGION, channelArn: channel };
  startStream(stack.world, place);
  await stack.clock.settle(60);
  return { recording, channel, end: () => endStream(stack.world, place) };
}

/** Throws the kill switch, as the runbook tells; or takes it back. */
export async function pause({ table, tableName }: Stack, paused = true): Promise<void> {
  const Item = { pk: `account#${ACCOUNT}`, sk: "control", paused, reason: "audit" };
  await table.send(new PutCommand({ TableName: tableName, Item }));
}
