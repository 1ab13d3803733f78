import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyTemplates } from "../../../infra/package/copy-templates.ts";
import { folderWith } from "./write-files.ts";

const manifest = {
  version: "1.0.0",
  artifacts: {
    Hub: {
      type: "aws:cloudformation:stack",
      properties: { templateFile: "Hub.template.json" },
      additionalMetadataFile: "Hub.metadata.json",
    },
    "Hub.assets": { type: "cdk:asset-manifest", properties: { file: "Hub.assets.json" } },
    Tree: { type: "cdk:tree", properties: { file: "tree.json" } },
  },
};

const assembly = {
  "manifest.json": JSON.stringify(manifest),
  "cdk.out": "{}",
  "Hub.template.json": "template",
  "Hub.assets.json": "assets",
  "Hub.metadata.json": "/home/somebody/infra/app.ts",
  "tree.json": "/home/somebody",
  "asset.a1/index.mjs": "code",
  "asset.b2.json": "machine",
};

describe("copyTemplates", () => {
  it("copies what deploys, and leaves out what tells of the machine where it was made", async () => {
    const directory = join(folderWith({}), "templates");

    await copyTemplates(folderWith(assembly), directory);

    expect(readdirSync(directory, { recursive: true }).toSorted()).toEqual([
      "Hub.assets.json",
      "Hub.template.json",
      "asset.a1",
      "asset.a1/index.mjs",
      "asset.b2.json",
      "cdk.out",
      "manifest.json",
    ]);
  });

  it("leaves nothing in the manifest that leads to what was left out", async () => {
    const directory = join(folderWith({}), "templates");

    await copyTemplates(folderWith(assembly), directory);

    expect(JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8"))).toEqual({
      version: "1.0.0",
      artifacts: {
        Hub: { type: "aws:cloudformation:stack", properties: { templateFile: "Hub.template.json" } },
        "Hub.assets": { type: "cdk:asset-manifest", properties: { file: "Hub.assets.json" } },
      },
    });
  });
});
