import { runAws } from "./aws-command.ts";
import { runCurl } from "./curl-command.ts";
import { splitWords, type Variables } from "./split-words.ts";
import { runScript } from "./started-script.ts";

/** A very small shell: `export`, `NAME=$(command)`, `aws`, `curl` and `npm run`. */
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
        case "npm":
          return runNpm(words);
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

/** Does what `npm run SCRIPT -- ARGUMENTS` does; the script has to succeed. */
async function runNpm([run, script = "", dashes, ...args]: readonly string[]): Promise<string> {
  if (run !== "run" || dashes !== "--") {
    throw new Error(`Not understood: npm ${run} ${script}`);
  }
  const { exitCode, printed } = await runScript(script, ...args);
  if (exitCode !== 0) {
    throw new Error(`npm run ${script} ends with ${exitCode}: ${printed}`);
  }
  return printed;
}
