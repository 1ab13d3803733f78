import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { HttpRequest } from "@smithy/core/protocols";
import { onTestFinished } from "vitest";
import { clientSettings } from "../../../../infra/embedded/table/client-settings.ts";
import { openTableFile } from "../../../../infra/embedded/table/table-file.ts";

/** The modules as a process of its own imports them. */
export const moduleUrls = {
  tableFile: new URL("../../../../infra/embedded/table/table-file.ts", import.meta.url).href,
  clientSettings: new URL("../../../../infra/embedded/table/client-settings.ts", import.meta.url).href,
  rolesTable: new URL("roles-table.ts", import.meta.url).href,
};

/** A directory that is gone after the test. */
export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "table-file-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

/** A table file that is closed after the test, and a client of it. */
export async function open(directory?: string) {
  const file = await openTableFile({ directory });
  onTestFinished(() => file.close());
  return { file, client: new DynamoDBClient(clientSettings(file)) };
}

/** A call as an SDK client writes it. */
export const request = (operation: string, input: object) =>
  new HttpRequest({
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
    },
    body: JSON.stringify(input),
  });

/** A process of its own that opens the table file as `file`, makes a `client`, and then runs this text of an ES module. */
export function inAnotherProcess(directory: string, program: string): ChildProcess {
  const text = `
    import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
    import { openTableFile } from "${moduleUrls.tableFile}";
    import { clientSettings } from "${moduleUrls.clientSettings}";
    import { addRole, createRoles } from "${moduleUrls.rolesTable}";
    const file = await openTableFile({ directory: ${JSON.stringify(directory)} });
    const client = new DynamoDBClient(clientSettings(file));
    ${program}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", text], {
    stdio: ["pipe", "pipe", "inherit"],
    cwd: new URL("../../../..", import.meta.url),
  });
  onTestFinished(() => kill(child));
  return child;
}

/** Ends a process without warning it, and waits until it has ended. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
}

/** What a process prints, line by line. */
export function linesOf({ stdout }: ChildProcess): AsyncIterableIterator<string> {
  if (stdout === null) {
    throw new TypeError("The process prints to nobody");
  }
  return createInterface({ input: stdout })[Symbol.asyncIterator]();
}
