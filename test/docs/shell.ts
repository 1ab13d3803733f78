import { runAws } from "./aws-command.ts";
import { splitWords, type Variables } from "./split-words.ts";

/** A very small shell: `export`, `NAME=$(command)`, `aws` and `curl`. */
export interface Shell {
  /**
   * Runs one command and answers what it would print: text, or parsed JSON.
   *
   * @throws {Error} for anything that it does not know, and for every failure of a command.
   */
  run(command: string): Promise<unknown>;
  /** Sets a variable, as the surroundings of a shell do. */
  set(name: string, value: string): void;
  get(name: string): string;
}

const ASSIGNMENT = /^([A-Z_]+)=\$\(([\s\S]*)\)$/;

/** Opens a shell with these variables. */
export function openShell(variables: Variables): Shell {
  const values: Record<string, string> = { ...variables };

  const shell: Shell = {
    async run(command) {
      const [, name, inner] = ASSIGNMENT.exec(command) ?? [];
      if (name !== undefined && inner !== undefined) {
        const answer = await shell.run(inner);
        if (typeof answer !== "string") {
          throw new Error(`${inner} prints no single text`);
        }
        values[name] = answer;
        return answer;
      }
      const [program, ...words] = splitWords(command, values);
      switch (program) {
        case "export":
          for (const word of words) {
            const [variable = "", value = ""] = word.split(/=(.*)/s);
            values[variable] = value;
          }
          return "";
        case "aws":
          return runAws(words, values);
        case "curl":
          return runCurl(words);
        default:
          throw new Error(`No program ${program} is here: ${command}`);
      }
    },
    set(name, value) {
      values[name] = value;
    },
    get: (name) => values[name] ?? "",
  };
  return shell;
}

/** Does what `curl -s [-X METHOD] [-d DATA] URL` does; the answer has to be a success. */
async function runCurl(words: readonly string[]): Promise<unknown> {
  const [silent, ...rest] = words;
  const given: Record<string, string> = {};
  while (rest[0] === "-X" || rest[0] === "-d") {
    const [option = "", value = ""] = rest.splice(0, 2);
    given[option] = value;
  }
  const [url = "", ...more] = rest;
  while (more[0] === "-d") {
    given["-d"] = more.splice(0, 2)[1] ?? "";
  }
  if (silent !== "-s" || !url.startsWith("http://127.0.0.1:") || more.length > 0) {
    throw new Error(`Not understood: curl ${words.join(" ")}`);
  }
  const body = given["-d"];
  const method = given["-X"] ?? (body === undefined ? "GET" : "POST");
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${url} answers ${answer.status}: ${text}`);
  }
  return JSON.parse(text);
}
