import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Synthesis } from "../../../cloud/synthesize.ts";
import { hireOwners, type Owners } from "../../estate/owners.ts";
import { employ, type Person } from "../../estate/people.ts";
import { tableNameOf } from "../../estate/table-name.ts";
import { type Sandbox, startSandbox } from "../../start-sandbox.ts";
import { type PersonName, people } from "../history/theatre.ts";
import type { Setting } from "../setting.ts";
import { openPostOffice, type PostOffice } from "./post-office.ts";

/** A warm sandbox that histories take place in, one after the other. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly setting: Setting;
  readonly owners: Owners;
  readonly people: Readonly<Record<PersonName, Person>>;
  readonly mail: PostOffice;
  readonly tableName: string;
  readonly table: DynamoDBDocumentClient;
  /** When the history began that is being played; ISO 8601. */
  startedAt(): string;
  /** Begins a history at the present. */
  begin(): void;
  /** A name that no execution on this stage has had. */
  newName(name: string): string;
  stop(): Promise<void>;
}

/** Where the first history begins; each next one begins on a later day. */
const START = new Date("2026-11-20T09:00:00Z");

/** Starts a sandbox with a setting, in which time moves only when it is told to. */
export async function openStage(
  setting: Setting,
  regions: readonly string[],
  assembly?: Synthesis,
): Promise<Stage> {
  const { parameters, iam } = setting;
  const sandbox = await startSandbox({
    parameters,
    iam,
    regions,
    start: START,
    pace: "still",
    ...(assembly === undefined ? {} : { assembly }),
  });
  const client = new DynamoDBClient({
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: sandbox.account, secretAccessKey: "sandbox" },
  });
  let named = 0;
  let startedAt = START.toISOString();
  return {
    people: {
      olga: await employ(sandbox, people.olga, "olga"),
      paul: await employ(sandbox, people.paul, "paul"),
      petra: await employ(sandbox, people.petra, "petra"),
      sam: await employ(sandbox, people.sam, "sam"),
    },
    startedAt: () => startedAt,
    begin() {
      startedAt = sandbox.clock.now().toISOString();
    },
    sandbox,
    setting,
    owners: hireOwners(sandbox),
    mail: openPostOffice(sandbox),
    tableName: tableNameOf(sandbox),
    table: DynamoDBDocumentClient.from(client),
    newName(name) {
      named += 1;
      return `${name}-${named}`;
    },
    stop: () => sandbox.stop(),
  };
}
