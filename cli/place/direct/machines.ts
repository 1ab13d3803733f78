import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StateMachine } from "../../../infra/embedded/states/contract.ts";
import { packageDirectory } from "../../package-directory.ts";
import type { Identity } from "../../session/identity.ts";
import { machineArn } from "../machine-arn.ts";
import { WORKFLOWS } from "../place.ts";

const PLACEHOLDER = /\$\{([A-Za-z]+?)(FunctionArn|StateMachineArn)\}/g;

/** ARN of a function; the name of its file is its end. */
export function functionArn({ partition, account, hubRegion }: Identity, name: string): string {
  return `arn:${partition}:lambda:${hubRegion}:${account}:function:${name}`;
}

/** Reads the workflows' own files. A placeholder tells by its name which function or workflow it stands for. */
export async function readMachines(identity: Identity): Promise<readonly StateMachine[]> {
  const roleArn = `arn:${identity.partition}:iam::${identity.account}:role/rolecall/direct`;
  return Promise.all(
    WORKFLOWS.map(async (workflow) => {
      const path = join(packageDirectory(), "statemachines", `${workflow}.asl.json`);
      const text = (await readFile(path, "utf8")).replaceAll(PLACEHOLDER, (_, name: string, kind: string) =>
        kind === "FunctionArn"
          ? functionArn(identity, kebab(name))
          : machineArn(identity, `${kebab(name)}-role`),
      );
      return { arn: machineArn(identity, workflow), name: workflow, definition: JSON.parse(text), roleArn };
    }),
  );
}

function kebab(pascal: string): string {
  return pascal.replaceAll(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
}
