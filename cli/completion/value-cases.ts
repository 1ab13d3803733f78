import {
  type CompletedCommand,
  type CompletedOption,
  type CompletionModel,
  commandsOf,
  type Values,
} from "./completion-model.ts";
import { quoted } from "./quoted.ts";

/**
 * The branches of a `case`, for bash and zsh alike, which set `value` to what may stand somewhere: words, or `:file`,
 * `:role` or `:any`. What is asked is `<command>|<option>` or `<command>|<position>`.
 */
export function valueCases({ program, options }: CompletionModel): string {
  return [
    ...commandsOf(program).flatMap((command) => [
      ...command.options.flatMap((option) => optionCase(quoted(`${command.path}|`), option)),
      ...positionCases(command),
    ]),
    ...options.flatMap((option) => optionCase("*\\|", option)),
    "    *) value= ;;",
  ].join("\n");
}

function optionCase(path: string, { names, value }: CompletedOption): readonly string[] {
  return value === undefined ? [] : [branch(names.map((name) => `${path}${name}`).join(" | "), value)];
}

function positionCases({ path, values, repeats }: CompletedCommand): readonly string[] {
  return values.map((value, index) =>
    repeats && index === values.length - 1
      ? branch(`${quoted(`${path}|`)}[0-9]*`, value)
      : branch(quoted(`${path}|${index + 1}`), value),
  );
}

function branch(pattern: string, value: Values): string {
  return `    ${pattern}) value=${quoted(typeof value === "string" ? `:${value}` : value.join(" "))} ;;`;
}
