import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";

const Manifest = v.looseObject({
  artifacts: v.record(
    v.string(),
    v.looseObject({ type: v.string(), additionalMetadataFile: v.optional(v.string()) }),
  ),
});

/** What deploys: stacks, and what of them has to be uploaded. The rest tells of how they were made, and where. */
const DEPLOYED = ["aws:cloudformation:stack", "cdk:asset-manifest"];

/**
 * Copies a synthesized assembly, all that is needed to deploy it and nothing that says on which machine it was made.
 * CDK's own tools take the copy as an assembly.
 */
export async function copyTemplates(assemblyDirectory: string, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(assemblyDirectory)).filter((name) =>
    /^(?:asset\..+|.+\.(?:template|assets)\.json|cdk\.out)$/.test(name),
  );
  for (const name of names) {
    await cp(join(assemblyDirectory, name), join(directory, name), { recursive: true });
  }
  const manifest = v.parse(
    Manifest,
    JSON.parse(await readFile(join(assemblyDirectory, "manifest.json"), "utf8")),
  );
  const artifacts = Object.entries(manifest.artifacts)
    .filter(([, { type }]) => DEPLOYED.includes(type))
    .map(([name, { additionalMetadataFile: _, ...artifact }]) => [name, artifact] as const);
  const text = JSON.stringify({ ...manifest, artifacts: Object.fromEntries(artifacts) }, undefined, 2);
  await writeFile(join(directory, "manifest.json"), `${text}\n`);
}
