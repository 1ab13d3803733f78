import { InvalidArgumentError, Option } from "@commander-js/extra-typings";

/** How rows are written; `table` on a terminal and where nothing else is asked for. */
export const outputOption = () =>
  new Option("-o, --output <format>", "how data is written")
    .choices(["table", "json", "jsonl", "csv", "markdown"] as const)
    .default("table" as const);

/** Seconds from a duration such as `90s`, `15m`, `2h` or `1d`. */
function durationSeconds(text: string): number {
  const [, number, unit = "s"] = /^(\d{1,6})([smhd])?$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit];
  if (number === undefined || seconds === undefined || Number(number) === 0) {
    throw new InvalidArgumentError("It must be a duration such as 90s, 15m, 2h or 1d.");
  }
  return Number(number) * seconds;
}

/** A whole number from 1. */
export function countFromOne(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new InvalidArgumentError("It must be a whole number from 1.");
  }
  return Number(text);
}

/** Twelve digits. */
export function accountId(text: string): string {
  if (!/^\d{12}$/.test(text)) {
    throw new InvalidArgumentError("It must be an account id of twelve digits.");
  }
  return text;
}

/** Adds a value to those of an option that may be given several times. */
export function gather(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Nothing is changed without it. */
export const applyOption = () => new Option("--apply", "change it; without this nothing is changed");

/** For scripts, which cannot type the account's alias. */
export const yesOption = () =>
  new Option(
    "--yes-account <id>",
    "with --apply: the account that is meant, instead of typing its alias",
  ).argParser(accountId);

/** How many roles one command may change. */
export const maxOption = () =>
  new Option("--max <count>", "refuse to change more roles than this").argParser(countFromOne).default(5);

/** How long to follow runs. */
export const timeoutOption = () =>
  new Option("--timeout <duration>", "stop following after this time, such as 15m (exit code 5)").argParser(
    durationSeconds,
  );
