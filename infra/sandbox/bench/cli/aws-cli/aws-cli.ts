import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { BenchAccount } from "../account/start-account.ts";
import type { Contender, Counted } from "../contest/contest.ts";
import { callerEnvironment } from "../run/environment.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";

const run = promisify(execFile);

/** Makes one call with the AWS CLI; answers what it prints as text, word by word. */
export type AwsCli = (...args: readonly string[]) => Promise<readonly string[]>;

/** A deletion takes two seconds here: whoever polls sooner asks in vain. */
const POLL_MILLISECONDS = 2000;

/** True if there is an AWS CLI on this machine. */
export async function isAwsCliInstalled(): Promise<boolean> {
  try {
    await run("aws", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

/** A procedure of calls with the AWS CLI, one after the other, as a script makes them. */
export function awsCliContender(procedure: (aws: AwsCli) => Promise<void>): Contender<Counted> {
  return async (account: BenchAccount): Promise<Counted> => {
    await using home = await temporaryFolder();
    const env = callerEnvironment(account.url, home.path);
    const startedAt = process.hrtime.bigint();
    await procedure(async (...args) => {
      const { stdout } = await run("aws", [...args, "--output", "text"], { env });
      return stdout.split(/\s+/).filter((word) => word !== "" && word !== "None");
    });
    const milliseconds = Number(process.hrtime.bigint() - startedAt) / 1e6;
    return { milliseconds, calls: (await account.newCalls()).length };
  };
}

/** AWS's own procedure for a role that is not in use any more. */
export async function deleteRoleByAwsCli(aws: AwsCli, roleName: string): Promise<void> {
  const submit = ["iam", "delete-service-linked-role", "--role-name", roleName, "--query", "DeletionTaskId"];
  const [taskId = ""] = await aws(...submit);
  const poll = ["iam", "get-service-linked-role-deletion-status", "--deletion-task-id", taskId];
  for (let status: string | undefined; status !== "SUCCEEDED"; ) {
    await wait(POLL_MILLISECONDS);
    [status] = await aws(...poll, "--query", "Status");
    if (status === "FAILED") {
      throw new Error(`${roleName} was not deleted`);
    }
  }
}
