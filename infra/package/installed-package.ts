import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";

/** A package of somebody else that something is made from. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says, for example `Apache-2.0`; `undefined` where that says nothing. */
  readonly licence: string | undefined;
  readonly author: string | undefined;
  /** Texts of its licence and notice files, those of what it carries in itself included. */
  readonly texts: readonly string[];
}

const Person = v.union([
  v.string(),
  v.pipe(
    v.object({ name: v.string() }),
    v.transform(({ name }) => name),
  ),
]);
const Licence = v.union([
  v.string(),
  v.pipe(
    v.object({ type: v.string() }),
    v.transform(({ type }) => type),
  ),
]);

const Manifest = v.object({
  name: v.string(),
  version: v.string(),
  author: v.optional(Person),
  license: v.optional(Licence),
});

/** The folders of packages that these files belong to, each once; files of no package belong to none. */
export function packageDirectories(files: readonly string[]): readonly string[] {
  const directories = files.flatMap((file) => {
    const [directory] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [];
    return directory === undefined ? [] : [directory];
  });
  return [...new Set(directories)].toSorted();
}

/** Reads what a package says of itself. @throws if its package.json is none; trying again cannot help. */
export async function readPackage(directory: string): Promise<InstalledPackage> {
  const text = await readFile(join(directory, "package.json"), "utf8");
  const { license: licence, ...manifest } = v.parse(Manifest, JSON.parse(text));
  const names = (await readdir(directory, { recursive: true })).filter(isNotice).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")));
  return { ...manifest, author: manifest.author, licence, texts };
}

/** A native package carries the sources that it was built from, with notices of their own. */
function isNotice(path: string): boolean {
  return (
    !path.includes("node_modules/") && /(?:^|\/)(?:licen[cs]e|notice|copying)(?:\.(?:md|txt))?$/i.test(path)
  );
}
