import type { Sandbox } from "../start-sandbox.ts";

/** Name of the deployed stack's table. @throws {Error} if no function has one. */
export function tableNameOf({ engines }: Pick<Sandbox, "engines">): string {
  const [name] = engines.functions.list().flatMap(({ environment }) => environment["TABLE_NAME"] ?? []);
  if (name === undefined) {
    throw new Error("The stack has no table");
  }
  return name;
}
