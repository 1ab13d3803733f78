import { Argument, Command, Option } from "@commander-js/extra-typings";
import { describe, expect, it } from "vitest";
import { bashCompletion } from "../../../cli/completion/bash.ts";
import { completionModel } from "../../../cli/completion/completion-model.ts";
import { fishCompletion } from "../../../cli/completion/fish.ts";
import { zshCompletion } from "../../../cli/completion/zsh.ts";

/** A program with everything that a script has to quote or to leave out. */
function toolProgram() {
  const program = new Command("tool").addOption(
    new Option("-o, --output <format>", "form").choices(["a", "b"]),
  );
  const paint = program.command("paint").summary("it's 5:30 \\ $HOME");
  paint
    .command("wall")
    .argument("<file>", "which")
    .argument("[role...]", "who")
    .option("--coats <n>", "how many");
  program.command("secret", { hidden: true });
  program.command("choose").addArgument(new Argument("<one>", "which").choices(["x", "y"]));
  return program;
}

const model = completionModel(toolProgram(), ["RoleA", "RoleB"]);

const linesWith = (text: string, part: string) => text.split("\n").filter((line) => line.includes(part));

describe("what can be completed", () => {
  it("is read from the program: what is hidden is not offered, what every command has is listed once", () => {
    expect(model.options.map(({ names }) => names)).toEqual([
      ["-o", "--output"],
      ["-h", "--help"],
    ]);
    expect(model.program.commands.map(({ name }) => name)).toEqual(["paint", "choose", "help"]);
    expect(model.program.commands[0]?.commands[0]).toEqual({
      path: "paint wall",
      name: "wall",
      summary: "",
      options: [{ names: ["--coats"], summary: "how many", value: "any" }],
      values: ["file", "role"],
      repeats: true,
      commands: [],
    });
  });
});

describe("the script for zsh", () => {
  const script = zshCompletion(model);

  it("is found by compinit, and can be sourced", () => {
    expect(script.startsWith("#compdef tool\n")).toBe(true);
    expect(script).toContain("compdef _tool tool");
  });

  it("quotes what a command says of itself, and offers each with it", () => {
    expect(script).toContain(`'paint:it'\\''s 5:30 \\ $HOME'`);
  });

  it("says what may stand behind options and at positions", () => {
    expect(linesWith(script, "value='")).toEqual([
      "    'paint wall|'--coats) value=':any' ;;",
      "    'paint wall|1') value=':file' ;;",
      "    'paint wall|'[0-9]*) value=':role' ;;",
      "    'paint help|1') value='wall help' ;;",
      "    'choose|1') value='x y' ;;",
      "    'help|1') value='paint choose help' ;;",
      "    *\\|-o | *\\|--output) value='a b' ;;",
    ]);
  });

  it("gives its variables none of the names that zsh has for itself", () => {
    const locals = [...script.matchAll(/^ *local (.*)$/gm)].flatMap(([, names = ""]) =>
      names.split(" ").map((name) => name.replace(/=.*/, "")),
    );

    expect(locals.length).toBeGreaterThan(5);
    expect(
      locals.filter((name) => /^(path|commands|options|words|status|functions|aliases)$/.test(name)),
    ).toEqual([]);
  });
});

describe("the script for bash", () => {
  it("says the same of values as that for zsh", () => {
    expect(linesWith(bashCompletion(model), "value='")).toEqual(linesWith(zshCompletion(model), "value='"));
  });
});

describe("the script for fish", () => {
  const script = fishCompletion(model);

  it("offers each command where it can stand, with what it says of itself in fish's own quotes", () => {
    expect(linesWith(script, "-a 'paint'")).toEqual([
      `complete -c tool -n '__tool_at \\'\\'' -a 'paint' -d 'it\\'s 5:30 \\\\ $HOME'`,
    ]);
    expect(linesWith(script, "-a 'wall'")).toEqual([
      `complete -c tool -n '__tool_at \\'paint\\'' -a 'wall' -d ''`,
    ]);
  });

  it("offers files, roles and choices where they are meant", () => {
    expect(linesWith(script, "wall\\' ")).toEqual([
      `complete -c tool -n '__tool_at \\'paint wall\\' 1' -F`,
      `complete -c tool -n '__tool_at \\'paint wall\\' 2 more' -f -a '$__tool_roles'`,
    ]);
    expect(linesWith(script, "-l output")).toEqual([
      `complete -c tool -s o -l output -r -f -a 'a b' -d 'form'`,
    ]);
  });

  it("knows which options take a value, so that it is not taken for a command", () => {
    expect(linesWith(script, "__tool_takes '")).toEqual([
      "set -g __tool_takes '|-o' '|--output' 'paint wall|--coats'",
    ]);
  });
});
