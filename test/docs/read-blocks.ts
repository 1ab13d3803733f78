import { readFileSync } from "node:fs";

/** A fenced block of a document. */
export interface Block {
  /** What stands behind the fence, for example `sh`. */
  readonly language: string;
  readonly text: string;
  /** The heading above it, without its marks. */
  readonly heading: string;
}

const FENCE_OR_HEADING = /^```(\w+)\n([\s\S]*?)^```$|^#+ (.+)$/gm;

/** Reads the fenced blocks of a document, in order; the path is relative to the project. */
export function readBlocks(path: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = "";
  for (const [, language, text, title] of readFileSync(path, "utf8").matchAll(FENCE_OR_HEADING)) {
    heading = title ?? heading;
    if (language !== undefined && text !== undefined) {
      blocks.push({ language, text, heading });
    }
  }
  return blocks;
}

/** A quoted text, a substitution, a line that goes on, a comment, what ends a command, a blank, anything else. */
const PIECE = /'[^']*'|"(?:[^"\\]|\\.)*"|\$\([^)]*\)|\\\n|(?<=^|\s)#[^\n]*|&&|\n|[ \t]+|[^\s'"\\&$]+|[$\\&]/g;

/** Splits a shell block into its commands: comments go, lines that go on are joined. */
export function commandsIn(text: string): readonly string[] {
  const commands = [""];
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === "\n" || piece === "&&") {
      commands.push("");
    } else if (piece !== "\\\n" && !piece.startsWith("#")) {
      commands.push(`${commands.pop() ?? ""}${piece}`);
    }
  }
  return commands.map((command) => command.trim()).filter((command) => command !== "");
}
