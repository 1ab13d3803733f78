import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { projectDirectory } from "../../../infra/cloud/paths.ts";

const run = promisify(execFile);

const Packed = v.tuple([v.object({ filename: v.string() })]);

/** The package as it would be published. */
export interface PackedPackage {
  /** Absolute path. */
  readonly tarball: string;
  /** Where the tarball is unpacked. */
  readonly directory: string;
  /** Paths of all files in it. */
  readonly paths: readonly string[];
  text(path: string): string;
}

/**
 * Packs the project as `npm publish` would, and unpacks it.
 *
 * @param workshop an empty folder, far from any other package
 */
export async function pack(workshop: string): Promise<PackedPackage> {
  const arguments_ = ["pack", "--json", "--silent", "--pack-destination", workshop];
  const { stdout } = await run("npm", arguments_, { cwd: projectDirectory, env: npmEnvironment(workshop) });
  const [{ filename }] = v.parse(Packed, JSON.parse(stdout));
  const tarball = join(workshop, filename);
  await run("tar", ["xzf", tarball, "-C", workshop]);
  const directory = join(workshop, "package");
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1));
  return { tarball, directory, paths, text: (path) => readFileSync(join(directory, path), "utf8") };
}

/** npm without a network, without a past, and without the settings of the npm that runs the tests. */
export function npmEnvironment(home: string): Readonly<Record<string, string>> {
  return {
    PATH: `${join(projectDirectory, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`,
    HOME: home,
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    npm_config_audit: "false",
    npm_config_fund: "false",
  };
}
