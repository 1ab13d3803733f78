import type { Argument, CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import { EXIT_CODES_IN_WORDS } from "../../cli/exit-code.ts";
import { wrapText } from "../../cli/output/wrap-text.ts";
import type { ToldProgram } from "./cli-program.ts";
import { markdownTable } from "./markdown-table.ts";
import type { PublishedSchema } from "./schemas/published.ts";

/** Writes docs/cli.md: everything that the command says of itself. */
export function cliPage({ program, help }: ToldProgram, schemas: readonly PublishedSchema[]): string {
  const commands = commandsOf(program);
  return `${[
    `# The command \`${program.name()}\``,
    "Generated from the command's own help; `npm run docs` writes it anew.",
    paragraph(program.description()),
    codeBlock(usageOf(program)),
    markdownTable([["command", "what it does"], ...commands.map(rowOf)]),
    "## With every command",
    "`--help` tells of any command, and `--version` which version this is.",
    optionTable(optionsOf(program)),
    "## Output",
    OUTPUT,
    schemaTable(schemas),
    "## Exit codes",
    markdownTable([
      ["code", "meaning"],
      ...EXIT_CODES_IN_WORDS.map(([code, words]) => [`\`${code}\``, cell(words)]),
    ]),
    "## Environment",
    codeBlock(environmentIn(help)),
    "## Commands",
    ...commands.flatMap((command) => sectionOf(command, schemas)),
  ].join("\n\n")}\n`;
}

/** Columns of a line of text, as in all documents. */
const LINE_WIDTH = 120;

const OUTPUT = `Data is written to standard output, everything else to standard error. \`-o json\` and \`-o jsonl\` hold everything, in a form
that programs can rely on: a list, also of a single thing, as the schemas in [schemas](schemas) say. Members are added now
and then, so that programs have to leave alone what they do not know; within one major version none is renamed, taken away
or given another meaning. Instants are ISO 8601. The other formats show what a person needs, and may change.`;

/** Commands that do something, with the groups that they belong to. */
function commandsOf(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return command.commands.flatMap((below) =>
    below.commands.length === 0 ? [below] : [below, ...commandsOf(below)],
  );
}

/** The words that lead to a command, without the program's own name. */
function wordsOf(command: CommandUnknownOpts): string {
  const { parent } = command;
  return parent === null || parent.parent === null ? command.name() : `${wordsOf(parent)} ${command.name()}`;
}

function rowOf(command: CommandUnknownOpts): readonly string[] {
  const words = wordsOf(command);
  return [`[\`${words}\`](#rolecall-${words.replaceAll(" ", "-")})`, cell(command.summary())];
}

function sectionOf(command: CommandUnknownOpts, schemas: readonly PublishedSchema[]): readonly string[] {
  const words = wordsOf(command);
  const published = schemas.find(({ commands }) => commands.includes(words));
  const options = optionsOf(command);
  return [
    `### \`rolecall ${words}\``,
    paragraph(command.description()),
    codeBlock(usageOf(command)),
    ...(command.registeredArguments.length === 0 ? [] : [argumentTable(command.registeredArguments)]),
    ...(options.length === 0 ? [] : [optionTable(options)]),
    ...(published === undefined ? [] : [`JSON: ${linkTo(published)}.`]),
  ];
}

function usageOf(command: CommandUnknownOpts): string {
  return command.createHelp().commandUsage(command);
}

/** Without \`--help\`, which every command has. */
function optionsOf(command: CommandUnknownOpts): readonly Option[] {
  return command.options.filter(({ hidden }) => !hidden);
}

function optionTable(options: readonly Option[]): string {
  return markdownTable([
    ["option", "what it does", "default"],
    ...options.map((option) => [
      code(option.flags),
      `${cell(option.description)}${choicesOf(option.argChoices)}`,
      defaultOf(option),
    ]),
  ]);
}

function argumentTable(args: readonly Argument[]): string {
  return markdownTable([
    ["argument", "what it is", "default"],
    ...args.map((argument) => [
      code(argument.name()),
      `${cell(argument.description)}${choicesOf(argument.argChoices)}`,
      defaultOf(argument),
    ]),
  ]);
}

function choicesOf(choices: readonly string[] | undefined): string {
  return choices === undefined ? "" : `: ${choices.map(code).join(", ")}`;
}

/** What \`--no-…\` switches off is on without saying so. */
function defaultOf({ defaultValue }: Option | Argument): string {
  return defaultValue === undefined || typeof defaultValue === "boolean" ? "" : code(String(defaultValue));
}

function schemaTable(schemas: readonly PublishedSchema[]): string {
  return markdownTable([
    ["schema", "of"],
    ...schemas.map((schema) => [
      linkTo(schema),
      schema.commands.length === 0
        ? "the file that `plan --out` writes"
        : schema.commands.map(code).join(", "),
    ]),
  ]);
}

function linkTo({ name, title }: PublishedSchema): string {
  return `[${title}](schemas/${name}.schema.json)`;
}

/** The last part of the program's help. */
function environmentIn(help: string): string {
  const [, environment] = help.split("\nEnvironment:\n");
  if (environment === undefined) {
    throw new Error("The command's help has no part on its environment any more");
  }
  return environment.replaceAll(/^ {2}/gm, "").trimEnd();
}

/** Help is plain text, in lines as long as they come. */
function paragraph(text: string): string {
  return text
    .split("\n")
    .flatMap((line) => wrapText(cell(line), LINE_WIDTH))
    .join("\n");
}

function codeBlock(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Help is plain text: what Markdown would take for more is shown as it is. */
function cell(text: string): string {
  return text.replaceAll(/[|<*_]/g, "\\$&");
}
