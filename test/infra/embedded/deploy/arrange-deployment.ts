import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type DeployRequest, deploy } from "../../../../infra/embedded/deploy/deploy.ts";
import { type InMemoryEngines, inMemoryEngines } from "./in-memory-engines.ts";

/** A template, as far as a test says what is in it. */
export interface TemplateParts {
  readonly Resources?: Readonly<Record<string, unknown>>;
  readonly [section: string]: unknown;
}

/** Content of assets by the hash in their key: text for a file, `folder` for a folder. */
export type Assets = Readonly<Record<string, string>>;

/** Writes a folder as CDK does, with one stack `Shop`, and deploys it to eu-west-1 of 111122223333. */
export function arrangeDeployment(
  template: TemplateParts,
  assets: Assets = {},
  environment = "aws://unknown-account/eu-west-1",
) {
  const directory = mkdtempSync(join(tmpdir(), "assembly-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const write = (name: string, json: unknown) => writeFileSync(join(directory, name), JSON.stringify(json));
  const files = Object.entries(assets).map(([hash, content]) => {
    const isFolder = content === "folder";
    const path = isFolder ? `asset.${hash}` : `asset.${hash}.json`;
    if (isFolder) {
      mkdirSync(join(directory, path));
    } else {
      writeFileSync(join(directory, path), content);
    }
    const objectKey = isFolder ? `${hash}.zip` : `${hash}.json`;
    const source = { path, packaging: isFolder ? "zip" : "file" };
    return [hash, { source, destinations: { here: { bucketName: "assets", objectKey } } }] as const;
  });
  write("manifest.json", {
    artifacts: {
      "Shop.assets": { type: "cdk:asset-manifest", properties: { file: "Shop.assets.json" } },
      Shop: {
        type: "aws:cloudformation:stack",
        environment,
        properties: { templateFile: "Shop.template.json" },
        dependencies: ["Shop.assets"],
      },
    },
  });
  write("Shop.assets.json", { files: Object.fromEntries(files) });
  write("Shop.template.json", { Resources: {}, ...template });
  const engines: InMemoryEngines = inMemoryEngines();
  const run = (request: Partial<DeployRequest> = {}) =>
    deploy({
      assemblyDirectory: directory,
      stackName: "Shop",
      account: "111122223333",
      region: "eu-west-1",
      engines,
      ...request,
    });
  return { directory, engines, deploy: run };
}
