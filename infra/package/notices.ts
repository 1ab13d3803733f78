import type { InstalledPackage } from "./installed-package.ts";
import { standardText } from "./standard-licences.ts";

/** All of them let anybody pass the code on, inside of something else, under conditions that the notices fulfil. */
const ALLOWED = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0"];

/** What would be published must not be, as its licence is. Trying again does not help. */
class LicenceError extends Error {
  override readonly name = "LicenceError";
}

const RULE = `\n${"-".repeat(80)}\n\n`;

/**
 * The notices that have to go with a copy of these packages: each text once, under the names of those it belongs to.
 *
 * @throws {LicenceError} if a licence is not one of those that allow it, or its text is not known.
 */
export async function writeNotices(packages: readonly InstalledPackage[]): Promise<string> {
  const refused = packages.filter(({ licence }) => !ALLOWED.includes(licence ?? ""));
  if (refused.length > 0) {
    throw new LicenceError(
      `Not to be published, as their licences are: ${refused.map((one) => `${title(one)} (${one.licence ?? "none"})`).join(", ")}. ` +
        "Take them out of what is bundled, or read the licence and allow it in infra/package/notices.ts",
    );
  }
  const owners = new Map<string, Set<string>>();
  for (const one of packages) {
    for (const text of await textsOf(one)) {
      owners.set(text, (owners.get(text) ?? new Set()).add(`${title(one)} (${one.licence})`));
    }
  }
  const parts = [...owners].map(([text, titles]) => `${[...titles].toSorted().join("\n")}\n\n${text}\n`);
  return `This package contains the packages that are named here, in whole or in part.\n${RULE}${parts.toSorted().join(RULE)}`;
}

function title({ name, version }: InstalledPackage): string {
  return `${name} ${version}`;
}

async function textsOf(one: InstalledPackage): Promise<readonly string[]> {
  if (one.texts.length > 0) {
    return one.texts.map(trimmed);
  }
  const text = await standardText(one.licence ?? "");
  if (text === undefined) {
    throw new LicenceError(
      `${title(one)} carries no text of its licence, ${one.licence}, and there is none here`,
    );
  }
  return [one.author === undefined ? trimmed(text) : `Copyright ${one.author}\n\n${trimmed(text)}`];
}

/** Copies of one text differ in how their lines end. */
function trimmed(text: string): string {
  return text.replaceAll(/[ \t]*\r?$/gm, "").trim();
}
