import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { create } from "dynalite/db/index.js";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { clientSettings } from "../../../../infra/embedded/table/client-settings.ts";
import { openTableFile } from "../../../../infra/embedded/table/table-file.ts";
import { emptyDirectory, inAnotherProcess, kill, linesOf, open, request } from "./arrange-table-file.ts";
import { addRole, createRoles, getRole } from "./roles-table.ts";

/** LevelDB's own files, as a former process left them; the database is closed again. */
async function withDatabase(
  directory: string,
  use: (database: ReturnType<typeof create>["db"]) => Promise<void>,
) {
  const { db } = create({ path: join(directory, "tables") });
  await db.open();
  await use(db);
  await db.close();
}

const nameOf = (error: unknown) => error instanceof Error && error.name;

async function fill(directory: string) {
  const file = await openTableFile({ directory });
  const client = new DynamoDBClient(clientSettings(file));
  await createRoles(client);
  await client.send(addRole(3));
  return { file, client };
}

describe("openTableFile with a directory", () => {
  it("finds its tables again", async () => {
    const directory = join(await emptyDirectory(), "made", "for-it");
    const { file } = await fill(directory);
    await file.close();

    const { client } = await open(directory);
    const { Item } = await client.send(getRole(3));

    expect(Item).toEqual({ id: { N: "3" }, text: { S: "xxx" } });
  });

  it("has every write that was answered before its process was killed", async () => {
    const directory = await emptyDirectory();
    const child = inAnotherProcess(
      directory,
      `await createRoles(client);
      await Promise.all([0, 1, 2, 3].map(async (first) => {
        for (let id = first; ; id += 4) {
          await client.send(addRole(id));
          process.stdout.write(id + "\\n");
        }
      }));`,
    );
    const answered: number[] = [];
    for await (const line of linesOf(child)) {
      answered.push(Number(line));
      if (answered.length === 500) {
        await kill(child);
      }
    }

    const { client } = await open(directory);
    const found = await Promise.all(answered.map((id) => client.send(getRole(id))));

    expect(answered.length).toBeGreaterThanOrEqual(500);
    expect(found.map(({ Item }) => Number(Item?.["id"]?.N))).toEqual(answered);
  });

  it("has every write on the disk before it answers", async () => {
    const levelDb = Object.getPrototypeOf(create({ path: join(await emptyDirectory(), "any") }).db);
    const put = vi.spyOn(levelDb, "_put");
    onTestFinished(() => put.mockRestore());

    const { file } = await fill(await emptyDirectory());
    await file.close();

    expect(put.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(put.mock.calls.every(([, , options]) => Object(options).sync === true)).toBe(true);
  });

  it("answers what was asked before it closes, however far that has come", async () => {
    const directory = await emptyDirectory();
    const { file: filled } = await fill(directory);
    await filled.close();

    for (let turns = 0; turns < 30; turns += 1) {
      const file = await openTableFile({ directory });
      const put = request("PutItem", { TableName: "roles", Item: { id: { N: `${turns}` } } });
      const written = file.requestHandler.handle(put);
      for (let turn = 0; turn < turns; turn += 1) {
        await setImmediate();
      }
      await file.close();

      await expect(written).resolves.toMatchObject({ response: { statusCode: 200 } });
    }
  });

  it("fails once it is closed", async () => {
    const { file, client } = await fill(await emptyDirectory());
    await file.close();

    await expect(client.send(getRole(3))).rejects.toThrow("Database is closed");
  });

  it("is for its owner alone, even where the directory was open to all", async () => {
    const directory = join(await emptyDirectory(), "open");
    await mkdir(join(directory, "tables"), { recursive: true, mode: 0o777 });

    await open(directory);

    expect((await stat(join(directory, "tables"))).mode & 0o777).toBe(0o700);
  });

  it("is for its owner alone where it made the directory", async () => {
    const directory = join(await emptyDirectory(), "made");

    await open(directory);

    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  it("is refused while another process has it, and is there once that one is gone", async () => {
    const directory = await emptyDirectory();
    const child = inAnotherProcess(
      directory,
      "await createRoles(client); console.log('open'); process.stdin.resume();",
    );
    await linesOf(child).next();

    await expect(openTableFile({ directory })).rejects.toMatchObject({
      name: "TableFileInUseError",
      message: expect.stringContaining(`${directory} is in use`),
    });
    await kill(child);
    const { client } = await open(directory);

    await expect(client.send(addRole(1))).resolves.toBeDefined();
  });

  it("is refused while this process has it", async () => {
    const directory = await emptyDirectory();
    await open(directory);

    await expect(openTableFile({ directory })).rejects.toMatchObject({ name: "TableFileInUseError" });
  });

  it("makes a table again whose making was cut short", async () => {
    const directory = await emptyDirectory();
    const { file } = await fill(directory);
    await file.close();
    const unfinished = {
      TableName: "half",
      TableStatus: "CREATING",
      KeySchema: [],
      AttributeDefinitions: [],
    };
    await withDatabase(directory, (db) => db._put("table~half", JSON.stringify(unfinished), {}));

    const { client } = await open(directory);

    await expect(client.send(new DescribeTableCommand({ TableName: "half" }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await expect(client.send(getRole(3))).resolves.toMatchObject({ Item: { text: { S: "xxx" } } });
  });
});

describe("openTableFile with damaged files", () => {
  it("says where they are and what to do", async () => {
    const directory = await emptyDirectory();
    const { file } = await fill(directory);
    await file.close();
    await writeFile(join(directory, "tables", "CURRENT"), "rubbish");

    await expect(openTableFile({ directory })).rejects.toMatchObject({
      name: "TableFileDamagedError",
      message: expect.stringContaining(`The files in ${directory} are damaged`),
    });
  });

  it("says so of an item when it is read, instead of that it is not there", async () => {
    const directory = await emptyDirectory();
    const { file } = await fill(directory);
    await file.close();
    await withDatabase(directory, async (db) => {
      for await (const key of db.keys({ gte: "item-", lt: "item." })) {
        await db._put(key, "{half", {});
      }
    });

    const { client } = await open(directory);

    await expect(client.send(getRole(3))).rejects.toMatchObject({ name: "TableFileDamagedError" });
  });

  it("gives up what it cannot use", async () => {
    const directory = await emptyDirectory();
    const { file } = await fill(directory);
    await file.close();
    await withDatabase(directory, (db) => db._put("table~half", "{half", {}));

    const errors = [
      await openTableFile({ directory }).catch(nameOf),
      await openTableFile({ directory }).catch(nameOf),
    ];

    expect(errors).toEqual(["TableFileDamagedError", "TableFileDamagedError"]);
  });

  it("passes on what has another reason", async () => {
    const directory = await emptyDirectory();
    await writeFile(join(directory, "tables"), "a file");

    await expect(openTableFile({ directory })).rejects.toMatchObject({ code: "EEXIST" });
  });
});
