import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectDirectory } from "../cloud/paths.ts";

const GRANT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so`;

const NO_WARRANTY = `THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const TEXTS: Readonly<Record<string, string>> = {
  MIT: `${GRANT}, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

${NO_WARRANTY}`,
  "MIT-0": `${GRANT}.

${NO_WARRANTY}`,
};

/**
 * The words of a licence that a package names without carrying a copy: `undefined` where they are not kept here.
 *
 * @see https://spdx.org/licenses (as of 2026-11-28, from general knowledge)
 */
export async function standardText(licence: string): Promise<string | undefined> {
  // It is this project's own licence as well.
  return licence === "Apache-2.0" ? readFile(join(projectDirectory, "LICENSE"), "utf8") : TEXTS[licence];
}
