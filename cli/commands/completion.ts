import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { bashCompletion } from "../completion/bash.ts";
import { type CompletionModel, completionModel } from "../completion/completion-model.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { catalogueRoles } from "./catalogue-roles.ts";

/** The shells that can be completed in. */
export type Shell = "bash" | "zsh" | "fish";

const SCRIPTS: Readonly<Record<Shell, (model: CompletionModel) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `rolecall completion`: prints a script that completes commands, options and the names of known roles. */
export async function completion(
  { surroundings }: Session,
  shell: Shell,
  program: CommandUnknownOpts,
): Promise<ExitCode> {
  const roleNames = [...new Set(catalogueRoles().map(({ roleName }) => roleName))];
  surroundings.out(SCRIPTS[shell](completionModel(program, roleNames)));
  return EXIT.done;
}
