import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BIN } from "../command/rolecall.ts";
import { folderForTest } from "./folder.ts";

describe("commands that need no account", () => {
  it.each([
    ["policy", "check", "docs/policies/limits.yaml"],
    ["policy", "explain", "docs/policies/limits.yaml", "AWSServiceRoleForSupport"],
    ["policy", "init", "-"],
    ["policy", "schema"],
    ["catalogue"],
    ["completion", "bash"],
  ])("%s %s works without credentials, network, or anything kept", (...args) => {
    const home = folderForTest();

    const { status, stdout } = spawnSync(process.execPath, [BIN, ...args], {
      env: { HOME: home, AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_EC2_METADATA_DISABLED: "true" },
      encoding: "utf8",
    });

    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(50);
    expect(readdirSync(home)).toEqual([]);
  });
});
