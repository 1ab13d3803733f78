import { build } from "esbuild";

const ENTRY = "cli/report/html/client/main.ts";

const HEADER = `/**
 * The page's script, made from \`client/\`, where it is written, typed and linted. It is kept as a text, since nothing
 * else is there wherever the command runs: not the sources beside one bundled file, and no compiler. A function that is
 * turned into its text would not need this file, but whatever bundles the command could break it unseen, by renaming
 * what it refers to.
 *
 * Never edited: \`npx vitest run test/cli/report/html/client-script.test.ts --update\` writes it, and the same test fails
 * while it is not what \`client/\` comes to.
 */
`;

/** What the module that carries the page's script has to be. */
export async function clientModule(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    // What a browser of 2023 understands; the page needs none newer to be read.
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
  });
  const script = outputFiles.map(({ text }) => text.trimEnd()).join("");
  const quoted = script.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
  return `${HEADER}export const clientScript = \`${quoted}\`;\n`;
}
