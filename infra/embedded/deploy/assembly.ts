import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { DeployError } from "./deploy-error.ts";
import type { Place } from "./place.ts";

const Manifest = v.object({
  artifacts: v.record(
    v.string(),
    v.object({
      type: v.string(),
      environment: v.optional(v.string()),
      dependencies: v.optional(v.array(v.string()), []),
      properties: v.optional(
        v.object({
          templateFile: v.optional(v.string()),
          file: v.optional(v.string()),
          stackName: v.optional(v.string()),
        }),
        {},
      ),
    }),
  ),
});

const AssetManifest = v.object({
  files: v.optional(
    v.record(
      v.string(),
      v.object({
        source: v.object({ path: v.string(), packaging: v.picklist(["zip", "file"]) }),
        destinations: v.record(v.string(), v.object({ objectKey: v.string() })),
      }),
    ),
    {},
  ),
});

/** A stack as CDK wrote it down. */
export interface StackAssembly {
  readonly template: unknown;
  /** Absolute path of a folder that would be uploaded as this object, for example `<hash>.zip`. */
  folder(objectKey: string): string;
  /** Text of a file that would be uploaded as this object. */
  text(objectKey: string): string;
}

/**
 * Reads a stack from a folder that CDK wrote.
 *
 * @throws {DeployError} if there is no such stack, or if it was made for another Region or account.
 */
export function readStack(assemblyDirectory: string, place: Place): StackAssembly {
  const directory = resolve(assemblyDirectory);
  const { artifacts } = readJson(Manifest, join(directory, "manifest.json"));
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === "aws:cloudformation:stack");
  const [, stack] =
    stacks.find(([id, { properties }]) => (properties.stackName ?? id) === place.stackName) ?? [];
  if (stack?.properties.templateFile === undefined) {
    const known = stacks.map(([id]) => id).join(", ") || "none";
    throw new DeployError(`There is no stack "${place.stackName}" in ${directory}; there are: ${known}`);
  }
  checkEnvironment(stack.environment ?? "", place);
  const assets = stack.dependencies.flatMap((id) => {
    const { type, properties } = artifacts[id] ?? {};
    return type === "cdk:asset-manifest" && properties?.file !== undefined
      ? [join(directory, properties.file)]
      : [];
  });
  const files = assets.flatMap((path) => Object.values(readJson(AssetManifest, path).files));
  const find = (objectKey: string, packaging: "zip" | "file") => {
    const asset = files.find(
      ({ source, destinations }) =>
        source.packaging === packaging &&
        Object.values(destinations).some((to) => to.objectKey === objectKey),
    );
    if (asset === undefined) {
      throw new DeployError(`Stack "${place.stackName}" has no asset ${objectKey} of packaging ${packaging}`);
    }
    return join(directory, asset.source.path);
  };
  return {
    template: readJson(v.unknown(), join(directory, stack.properties.templateFile)),
    folder: (objectKey) => find(objectKey, "zip"),
    text: (objectKey) => readFileSync(find(objectKey, "file"), "utf8"),
  };
}

function checkEnvironment(environment: string, { stackName, account, region }: Place): void {
  const [, madeForAccount, madeForRegion] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? [];
  if (madeForRegion !== undefined && madeForRegion !== "unknown-region" && madeForRegion !== region) {
    throw new DeployError(`Stack "${stackName}" was made for Region ${madeForRegion}, not for ${region}`);
  }
  if (madeForAccount !== undefined && madeForAccount !== "unknown-account" && madeForAccount !== account) {
    throw new DeployError(`Stack "${stackName}" was made for account ${madeForAccount}, not for ${account}`);
  }
}

function readJson<Schema extends v.GenericSchema<unknown, unknown>>(
  schema: Schema,
  path: string,
): v.InferOutput<Schema> {
  if (!existsSync(path)) {
    throw new DeployError(`There is no file ${path}; has the app been synthesized?`);
  }
  const { success, output, issues } = v.safeParse(schema, JSON.parse(readFileSync(path, "utf8")));
  if (!success) {
    throw new DeployError(`${path} is not what CDK writes: ${v.summarize(issues)}`);
  }
  return output;
}
