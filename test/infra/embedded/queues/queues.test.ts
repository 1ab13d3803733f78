import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { createQueues } from "../../../../infra/embedded/queues/queues.ts";

const QUEUE = "arn:aws:sqs:us-east-1:111122223333:dead-letters";

async function emptyDirectory() {
  const directory = await mkdtemp(join(tmpdir(), "queues-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

function open(directory?: string) {
  const clock = createClock({ pace: "still", start: new Date("2031-05-05T00:00:00Z") });
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `m-${ids}`;
  };
  return { clock, queues: createQueues({ clock, newId, directory }) };
}

describe("queues", () => {
  it("keep messages in the order in which they came, with time and id", async () => {
    const { clock, queues } = open();
    queues.create(QUEUE);

    queues.send(QUEUE, "one", { ERROR_CODE: "NO_RESOURCE" });
    await clock.advance(60);
    queues.send(QUEUE, "two", {});

    expect(queues.messages(QUEUE)).toEqual([
      {
        messageId: "m-1",
        body: "one",
        attributes: { ERROR_CODE: "NO_RESOURCE" },
        sentAt: "2031-05-05T00:00:00.000Z",
      },
      { messageId: "m-2", body: "two", attributes: {}, sentAt: "2031-05-05T00:01:00.000Z" },
    ]);
  });

  it("keep their messages when they are created again", () => {
    const { queues } = open();
    queues.create(QUEUE);
    queues.send(QUEUE, "one", {});

    queues.create(QUEUE);

    expect(queues.messages(QUEUE)).toHaveLength(1);
  });

  it("have to be created", () => {
    const { queues } = open();

    expect(() => queues.send(QUEUE, "one", {})).toThrow(`There is no queue ${QUEUE}`);
    expect(() => queues.messages(QUEUE)).toThrow(`There is no queue ${QUEUE}`);
    expect(queues.all()).toEqual({});
  });

  it("do not change with the attributes that they were given", () => {
    const { queues } = open();
    const attributes = { ERROR_CODE: "A" };
    queues.create(QUEUE);

    queues.send(QUEUE, "one", attributes);
    attributes.ERROR_CODE = "B";

    expect(queues.messages(QUEUE)[0]?.attributes).toEqual({ ERROR_CODE: "A" });
  });

  it("can be put back from what they showed", () => {
    const { queues } = open();
    const { queues: others } = open();
    queues.create(QUEUE);
    queues.create(`${QUEUE}-2`);
    queues.send(QUEUE, "one", {});
    others.create("arn:other");

    others.restore(JSON.parse(JSON.stringify(queues.all())));

    expect(others.all()).toEqual(queues.all());
    expect(Object.keys(others.all())).toEqual([QUEUE, `${QUEUE}-2`]);
  });
});

describe("queues with a directory", () => {
  it("are there after a restart that nobody announced", async () => {
    const directory = join(await emptyDirectory(), "deeper");
    const { queues } = open(directory);
    queues.create(QUEUE);
    queues.send(QUEUE, "one", { RETRY_ATTEMPTS: "185" });

    const { queues: afterwards } = open(directory);

    expect(afterwards.all()).toEqual({
      [QUEUE]: [
        {
          messageId: "m-1",
          body: "one",
          attributes: { RETRY_ATTEMPTS: "185" },
          sentAt: "2031-05-05T00:00:00.000Z",
        },
      ],
    });
  });

  it("refuse a damaged file rather than start empty", async () => {
    const directory = await emptyDirectory();
    await writeFile(join(directory, "queues.json"), '{"arn');

    expect(() => open(directory)).toThrow(SyntaxError);
  });
});
