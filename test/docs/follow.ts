import { ACCOUNT, type Stack } from "../stack/stack.ts";
import { commandsIn, readBlocks } from "./read-blocks.ts";
import { openShell, type Shell } from "./shell.ts";

/** An operator's shell: the administrator's, whose commands go to the sandbox. */
export function shellFor(stack: Stack): Shell {
  return openShell({
    AWS_ENDPOINT_URL: stack.url,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: "x",
    AWS_SESSION_TOKEN: "",
  });
}

/** What the commands of a document answered, by the heading that they stand under. */
export type Answers = Readonly<Record<string, readonly unknown[]>>;

/**
 * Follows a document from its first command to its last one, with what happens between its sections: that of a heading
 * comes before the heading's first command. Before each block, what was started has an hour to end.
 */
export async function follow(
  document: string,
  stack: Stack,
  shell: Shell,
  between: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Answers> {
  const answers: Record<string, unknown[]> = {};
  let last = "";
  for (const { heading, language, text: commands } of readBlocks(document)) {
    if (language !== "sh") {
      continue;
    }
    await stack.clock.settle(3600);
    await (heading === last ? undefined : between[heading]?.());
    last = heading;
    for (const command of commandsIn(commands)) {
      const own = command.replace("RolecallHub-InventoryTable40A3050B-EXAMPLE", stack.tableName);
      answers[heading] = [...(answers[heading] ?? []), await shell.run(own)];
    }
  }
  // The last command may have started something, which ends before the sandbox does.
  await stack.clock.settle(3600);
  return answers;
}
