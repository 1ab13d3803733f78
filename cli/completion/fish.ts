import {
  type CompletedCommand,
  type CompletedOption,
  type CompletionModel,
  commandsOf,
  type Values,
} from "./completion-model.ts";
import { quotedForFish as quoted } from "./quoted.ts";

/** The script that completes the command in fish. */
export function fishCompletion(model: CompletionModel): string {
  const { name } = model.program;
  const commands = commandsOf(model.program);
  return `# Completes ${name} in fish; made from its own commands by: ${name} completion fish
# To use it in every shell: ${name} completion fish > ~/.config/fish/completions/${name}.fish

set -g __${name}_roles ${model.roleNames.map(quoted).join(" ")}
set -g __${name}_commands ${commands.flatMap(({ path }) => (path === "" ? [] : [quoted(path)])).join(" ")}
set -g __${name}_takes ${takingValues(model, commands).map(quoted).join(" ")}

# True if the command before the cursor is this one, and the position this one where one is asked for.
function __${name}_at
    set -l at ''
    set -l position 1
    set -l expects 0
    set -l ended 0
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test $expects = 1
            set expects 0
        else if test $ended = 1
            set position (math $position + 1)
        else if test "$word" = --
            set ended 1
        else if string match -q -- '-*' "$word"
            if contains -- "$at|$word" $__${name}_takes; or contains -- "|$word" $__${name}_takes
                set expects 1
            end
        else
            set -l below (string trim -- "$at $word")
            if contains -- "$below" $__${name}_commands
                set at $below
            else
                set position (math $position + 1)
            end
        end
    end
    test "$at" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    test $position -eq $argv[2]; or begin
        test "$argv[3]" = more; and test $position -gt $argv[2]
    end
end

complete -c ${name} -f
${[
  ...model.options.map((option) => optionLine(option, "")),
  ...commands.flatMap((command) => linesOf(command)),
].join("\n")}
`;

  function linesOf(command: CompletedCommand): readonly string[] {
    const { path, options, values, repeats } = command;
    return [
      ...options.map((option) => optionLine(option, ` -n ${quoted(`__${name}_at ${quoted(path)}`)}`)),
      ...command.commands.map(
        (below) =>
          `complete -c ${name} -n ${quoted(`__${name}_at ${quoted(path)}`)} -a ${quoted(below.name)} -d ${quoted(below.summary)}`,
      ),
      ...values.flatMap((value, index) => {
        const more = repeats && index === values.length - 1 ? " more" : "";
        const when = quoted(`__${name}_at ${quoted(path)} ${index + 1}${more}`);
        return value === "any" ? [] : [`complete -c ${name} -n ${when} ${valueFlags(value, name)}`];
      }),
    ];
  }

  function optionLine({ names, summary, value }: CompletedOption, when: string): string {
    const spelled = names.map((each) =>
      each.startsWith("--") ? `-l ${each.slice(2)}` : `-s ${each.slice(1)}`,
    );
    const takes = value === undefined ? "" : ` -r ${valueFlags(value, name)}`;
    return `complete -c ${name}${when} ${spelled.join(" ")}${takes} -d ${quoted(summary)}`;
  }
}

function valueFlags(value: Values, name: string): string {
  switch (value) {
    case "file":
      return "-F";
    case "any":
      return "-f";
    case "role":
      return `-f -a ${quoted(`$__${name}_roles`)}`;
    default:
      return `-f -a ${quoted(value.join(" "))}`;
  }
}

/** As `<command>|<option>`; those of every command without a command. */
function takingValues(
  { options }: CompletionModel,
  commands: readonly CompletedCommand[],
): readonly string[] {
  const named = (path: string, some: readonly CompletedOption[]) =>
    some.flatMap(({ names, value }) => (value === undefined ? [] : names.map((name) => `${path}|${name}`)));
  return [...named("", options), ...commands.flatMap((command) => named(command.path, command.options))];
}
