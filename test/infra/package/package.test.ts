import { execFile, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CloudAssembly } from "aws-cdk-lib/cx-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectDirectory } from "../../../infra/cloud/paths.ts";
import { arrangeAccount } from "./arrange-account.ts";
import { npmEnvironment, type PackedPackage, pack } from "./packed.ts";

const run = promisify(execFile);

const node = (name: string) => join(projectDirectory, "test/nodes/node_modules", name, "bin/node");
const NODES = [
  ["22", node("node-22")],
  ["24", process.execPath],
  ["26", node("node-26")],
] as const;

const workshop = mkdtempSync(join(tmpdir(), "packed-"));
afterAll(() => rmSync(workshop, { recursive: true }));

const made: { packed?: PackedPackage } = {};
beforeAll(async () => {
  made.packed = await pack(workshop);
}, 300_000);

function packed(): PackedPackage {
  if (made.packed === undefined) {
    throw new Error("There is no package");
  }
  return made.packed;
}

/** An empty folder, and a home that is as empty. */
function emptyPlaces() {
  const parent = mkdtempSync(join(workshop, "run-"));
  const [cwd, HOME] = [join(parent, "cwd"), join(parent, "home")];
  mkdirSync(cwd);
  mkdirSync(HOME);
  return { cwd, HOME };
}

const isText = (path: string) => !path.endsWith(".node");

describe("the package", () => {
  it("holds the command line, its native code, state machines, templates and notices, and nothing else", () => {
    const kinds = packed().paths.map((path) =>
      path
        .replace(/^dist\/[\w-]+\.mjs$/, "dist/*.mjs")
        .replace(/^templates\/asset\.\w+\/.*\.mjs$/, "templates/asset/*.mjs")
        .replace(/^templates\/asset\.\w+\.json$/, "templates/asset.json")
        .replace(/^templates\/[\w-]+\.(template|assets)\.json$/, "templates/*.$1.json"),
    );

    expect([...new Set(kinds)].toSorted()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD-PARTY-NOTICES.txt",
      "dist/*.mjs",
      "dist/prebuilds/darwin-x64+arm64/classic-level.node",
      "dist/prebuilds/linux-arm64/classic-level.armv8.node",
      "dist/prebuilds/linux-x64/classic-level.musl.node",
      "dist/prebuilds/linux-x64/classic-level.node",
      "dist/prebuilds/win32-x64/classic-level.node",
      "dist/rolecall.cjs",
      "package.json",
      "statemachines/decommission-role.asl.json",
      "statemachines/remediate-role.asl.json",
      "statemachines/restore-role.asl.json",
      "templates/*.assets.json",
      "templates/*.template.json",
      "templates/asset.json",
      "templates/asset/*.mjs",
      "templates/cdk.out",
      "templates/manifest.json",
    ]);
  });

  it("asks npm for no other package, and to run nothing when it is installed", () => {
    const manifest: unknown = JSON.parse(packed().text("package.json"));

    const { scripts = {}, ...members } = Object(manifest);

    expect(members).toMatchObject({ name: "rolecall", bin: { rolecall: "dist/rolecall.cjs" } });
    for (const member of ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"]) {
      expect(members).not.toHaveProperty(member);
    }
    for (const script of ["preinstall", "install", "postinstall", "prepare"]) {
      expect(scripts).not.toHaveProperty(script);
    }
  });

  it("has no class on both sides of its start, where it would not know its own instances", () => {
    const start = packed().text("dist/rolecall.cjs");
    const later = packed().paths.filter((path) => /^dist\/.*\.mjs$/.test(path));

    // Names of classes and codes of errors stay as they are when the rest is made short.
    expect(start).toContain("commander.unknownOption");
    expect(later.filter((path) => packed().text(path).includes("commander.unknownOption"))).toEqual([]);
    expect(start).not.toContain('"CommandError"');
    expect(later.some((path) => packed().text(path).includes('"CommandError"'))).toBe(true);
  });

  it("has in it nothing of the judge of policies, whose licence forbids that", () => {
    const suspects = packed().paths.filter((path) => isText(path) && path !== "package.json");

    const guilty = suspects.filter((path) =>
      /cloud-copilot|iam-simulate|AGPL|Affero/i.test(packed().text(path)),
    );

    expect(guilty).toEqual([]);
  });

  it("has notices of what is bundled, of what only the functions use, and of what native code is made of", () => {
    const notices = packed().text("THIRD-PARTY-NOTICES.txt");

    for (const owner of [
      /^commander [\d.]+ \(MIT\)$/m,
      /^@aws-sdk\/client-iam [\d.]+ \(Apache-2.0\)$/m,
      /^dynalite [\d.]+ \(Apache-2.0\)$/m,
      /^@middy\/core [\d.]+ \(MIT\)$/m,
      /^napi-macros [\d.]+ \(MIT\)$/m,
      /^Copyright \(c\) 2011 The LevelDB Authors/m,
      /^Copyright 2011, Google Inc\./m,
    ]) {
      expect(notices).toMatch(owner);
    }
  });

  it("does not tell on which machine it was made", () => {
    const telling = packed().paths.filter(
      (path) => isText(path) && packed().text(path).includes(projectDirectory),
    );

    expect(telling).toEqual([]);
  });

  it("has templates that can be deployed: everything that they upload is there", () => {
    const directory = join(packed().directory, "templates");
    const assembly = new CloudAssembly(directory);

    const sources = readdirSync(directory)
      .filter((name) => name.endsWith(".assets.json"))
      .flatMap((name) => Object.values(JSON.parse(packed().text(`templates/${name}`)).files))
      .map((file) => String(Object(file).source.path));

    expect(assembly.stacks.map(({ stackName }) => stackName)).toContain("RolecallHub");
    expect(sources.length).toBeGreaterThan(assembly.stacks.length);
    expect(sources.filter((path) => !existsSync(join(directory, path)))).toEqual([]);
  });

  it("is installed without a network, and adds itself alone", async () => {
    const { cwd, HOME } = emptyPlaces();

    await run("npm", ["install", "--silent", packed().tarball], { cwd, env: npmEnvironment(HOME) });

    expect(readdirSync(join(cwd, "node_modules")).toSorted()).toEqual([
      ".bin",
      ".package-lock.json",
      "rolecall",
    ]);
    const { stdout } = await run(join(cwd, "node_modules/.bin/rolecall"), ["--version"], {
      env: npmEnvironment(HOME),
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("is not much to download", () => {
    expect(readFileSync(packed().tarball).length).toBeLessThan(5_000_000);
  });
});

describe.each(NODES)("the command line in Node %s", (version, executable) => {
  it("is run by that Node", async () => {
    const { stdout } = await run(executable, ["--version"]);

    expect(stdout).toMatch(new RegExp(`^v${version}\\.`));
  });

  it("tells its version and what it can do, in an empty folder without a home", async () => {
    const { cwd, HOME } = emptyPlaces();
    const main = join(packed().directory, "dist/rolecall.cjs");

    const version_ = await run(executable, [main, "--version"], { cwd, env: { HOME } });
    const help = await run(executable, [main, "--help"], { cwd, env: { HOME } });

    const { version: itsVersion } = JSON.parse(packed().text("package.json"));
    expect(version_).toEqual({ stdout: `${itsVersion}\n`, stderr: "" });
    expect(help).toEqual({ stdout: expect.stringContaining("scan"), stderr: "" });
    expect([...readdirSync(cwd), ...readdirSync(HOME)]).toEqual([]);
  });

  it("loads no more of Node than help needs", () => {
    const { cwd, HOME } = emptyPlaces();
    const look = join(cwd, "look.cjs");
    writeFileSync(look, 'process.on("exit", () => console.error(process.moduleLoadList.join("\\n")));');
    const main = join(packed().directory, "dist/rolecall.cjs");

    const { stderr } = spawnSync(executable, ["--require", look, main, "--help"], {
      cwd,
      env: { HOME },
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
    });

    const loaded = stderr.split("\n");
    expect(loaded).toContain("NativeModule stream");
    for (const name of ["child_process", "internal/readline/interface", "internal/fs/streams"]) {
      expect(loaded).not.toContain(`NativeModule ${name}`);
    }
  });

  it("scans an account by the role of a profile, and still knows in another process what it saw", async () => {
    const { cwd, HOME } = emptyPlaces();
    const env = await arrangeAccount(HOME);
    const rolecall = async (command: string) => {
      const main = join(packed().directory, "dist/rolecall.cjs");
      const options = [command, "--direct", "--output", "json"];
      return (await run(executable, [main, ...options], { cwd, env })).stdout;
    };

    const scanned = await rolecall("scan");
    const kept = await rolecall("inventory");

    expect(scanned).toContain("AWSServiceRoleForIVSRecordToS3");
    expect(kept).toBe(scanned);
  });
});
