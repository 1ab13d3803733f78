import type { CommandUnknownOpts, Option } from "@commander-js/extra-typings";

/** What may stand somewhere: one of these words, a file, the name of a role, or anything. */
export type Values = readonly string[] | "file" | "role" | "any";

/** An option, as it may be completed. */
export interface CompletedOption {
  /** For example `-o` and `--output`. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Absent: the option takes none. */
  readonly value?: Values;
}

/** A command, as it may be completed. */
export interface CompletedCommand {
  /** The words that lead to it, without the program's own name; empty for the program itself. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  /** Those that only this command has. */
  readonly options: readonly CompletedOption[];
  /** What may stand at each position. */
  readonly values: readonly Values[];
  /** True if the last position may be there any number of times. */
  readonly repeats: boolean;
  readonly commands: readonly CompletedCommand[];
}

/** Everything that completion needs to know of a program. */
export interface CompletionModel {
  readonly program: CompletedCommand;
  /** What can be said with every command. */
  readonly options: readonly CompletedOption[];
  readonly roleNames: readonly string[];
}

/** Reads what can be completed from the program itself, so that neither can drift from the other. */
export function completionModel(program: CommandUnknownOpts, roleNames: readonly string[]): CompletionModel {
  const options = optionsOf(program).filter(({ names }) => !names.includes("--version"));
  const shared = new Set(options.flatMap(({ names }) => names));
  const isOwn = ({ names }: CompletedOption) => !names.some((name) => shared.has(name));
  return { program: completed(program, "", isOwn), options, roleNames };
}

/** The program's commands and their own, each before those below it. */
export function commandsOf(command: CompletedCommand): readonly CompletedCommand[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

function completed(
  command: CommandUnknownOpts,
  path: string,
  isOwn: (option: CompletedOption) => boolean,
  beside: readonly string[] = [],
): CompletedCommand {
  const commands = command.createHelp().visibleCommands(command);
  const names = commands.map((below) => below.name());
  return {
    path,
    name: command.name(),
    summary: command.summary() === "" ? command.description() : command.summary(),
    options: optionsOf(command).filter(isOwn),
    values: command.registeredArguments.map((argument) =>
      // What `help` is asked about is a command beside it.
      argument.name() === "command" ? beside : valuesOf(argument.name(), argument.argChoices),
    ),
    repeats: command.registeredArguments.at(-1)?.variadic === true,
    commands: commands.map((below) =>
      completed(below, path === "" ? below.name() : `${path} ${below.name()}`, isOwn, names),
    ),
  };
}

function optionsOf(command: CommandUnknownOpts): readonly CompletedOption[] {
  return command.createHelp().visibleOptions(command).map(completedOption);
}

function completedOption({ short, long, flags, description, required, argChoices }: Option): CompletedOption {
  const [, valueName = ""] = /<([^>.]+)/.exec(flags) ?? [];
  return {
    names: [short, long].flatMap((name) => name ?? []),
    summary: description,
    ...(required ? { value: valuesOf(valueName, argChoices) } : {}),
  };
}

/** Names say what is meant: every `<file>` is one. */
function valuesOf(name: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) {
    return choices;
  }
  return name === "file" || name === "role" ? name : "any";
}
