import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDirectory } from "../cloud/paths.ts";
import { synthesize } from "../cloud/synthesize.ts";
import { writeFolder } from "../cloud/write-folder.ts";
import { bundleCli } from "./bundle-cli.ts";
import { copyTemplates } from "./copy-templates.ts";
import { functionSources } from "./function-sources.ts";
import { packageDirectories, readPackage } from "./installed-package.ts";
import { builtWith, copyNativeBuilds } from "./native-builds.ts";
import { writeNotices } from "./notices.ts";
import { replaceFolder } from "./replace-folder.ts";

/**
 * Makes what is published beside the sources: `dist` with the command line, `templates` with the stacks and their
 * functions, and the notices of all packages that are in either. What is there already is replaced.
 *
 * @throws {LicenceError} if something would be published that must not be; whatever keeps bundles or templates from being
 * made. Trying again cannot help.
 */
export async function buildPackage(directory: string = projectDirectory): Promise<void> {
  const { files, sources } = await bundleCli(join(projectDirectory, "cli/bin.ts"));
  const assembly = await mkdtemp(join(tmpdir(), "assembly-"));
  try {
    await synthesize(assembly);
    const notices = await noticesFor([...sources, ...(await functionSources())]);
    await replaceFolder(join(directory, "dist"), async (dist) => {
      await writeFolder(dist, files);
      await copyNativeBuilds(sources, dist);
    });
    await replaceFolder(join(directory, "templates"), (templates) => copyTemplates(assembly, templates));
    await writeFile(join(directory, "THIRD-PARTY-NOTICES.txt"), notices);
  } finally {
    await rm(assembly, { recursive: true });
  }
}

async function noticesFor(sources: readonly string[]): Promise<string> {
  const bundled = packageDirectories(sources);
  const packages = [...bundled, ...bundled.flatMap(builtWith)].map(readPackage);
  return writeNotices(await Promise.all(packages));
}
