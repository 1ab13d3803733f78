/** Values of shell variables, by name. */
export type Variables = Readonly<Record<string, string>>;

const PART = /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(\n|.)|([^\s'"\\]+)|(\s+)/gy;

/**
 * Splits a command into its words as a shell does: quotes, backslashes and variables, and nothing else.
 *
 * @throws {Error} if a quote is not closed, or a variable has no value.
 */
export function splitWords(command: string, variables: Variables): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let end = 0;
  for (const part of command.matchAll(PART)) {
    const [whole, single, double, escaped, bare, blank] = part;
    end = part.index + whole.length;
    if (blank !== undefined || escaped === "\n") {
      words.push(...(word === undefined ? [] : [word]));
      word = undefined;
    } else {
      word = `${word ?? ""}${single ?? escaped ?? expand(withoutEscapes(double) ?? bare ?? "", variables)}`;
    }
  }
  if (end !== command.length) {
    throw new Error(`Cannot be split into words from here on: ${command.slice(end)}`);
  }
  return word === undefined ? words : [...words, word];
}

function withoutEscapes(double: string | undefined): string | undefined {
  return double?.replaceAll(/\\(["\\])/g, "$1");
}

function expand(text: string, variables: Variables): string {
  return text.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) {
      throw new Error(`No value for $${name}`);
    }
    return value;
  });
}
