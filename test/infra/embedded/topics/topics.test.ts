import { describe, expect, it } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { createTopics } from "../../../../infra/embedded/topics/topics.ts";

const TOPIC = "arn:aws:sns:eu-west-1:111122223333:news";

function arrange() {
  let ids = 0;
  const clock = createClock({ pace: "still", start: new Date("2031-05-05T00:00:00Z") });
  const topics = createTopics({
    clock,
    newId: () => {
      ids += 1;
      return `m-${ids}`;
    },
  });
  topics.create(TOPIC);
  return { clock, topics };
}

const message = (text: string) => ({ topicArn: TOPIC, message: text, attributes: {} });

describe("topics", () => {
  it("keep what was published, oldest first, with its time", async () => {
    const { clock, topics } = arrange();

    topics.publish({ ...message("one"), subject: "First", attributes: { kind: "note" } });
    await clock.advance(1);
    topics.publish(message("two"));

    expect(topics.messages()).toEqual([
      {
        messageId: "m-1",
        topicArn: TOPIC,
        subject: "First",
        message: "one",
        attributes: { kind: "note" },
        publishedAt: "2031-05-05T00:00:00.000Z",
      },
      {
        messageId: "m-2",
        topicArn: TOPIC,
        message: "two",
        attributes: {},
        publishedAt: "2031-05-05T00:00:01.000Z",
      },
    ]);
  });

  it("keep their messages when they are created again", () => {
    const { topics } = arrange();
    topics.publish(message("one"));

    topics.create(TOPIC);

    expect(topics.messages()).toHaveLength(1);
  });

  it("take nothing where there is no topic", () => {
    const { topics } = arrange();

    const publish = () => topics.publish({ ...message("lost"), topicArn: `${TOPIC}-2` });

    expect(publish).toThrow("Topic does not exist");
    expect(topics.messages()).toEqual([]);
  });

  it("forget the oldest beyond a thousand", () => {
    const { topics } = arrange();

    for (let count = 1; count <= 1001; count += 1) {
      topics.publish(message(String(count)));
    }

    expect(topics.messages()).toHaveLength(1000);
    expect(topics.messages()[0]?.message).toBe("2");
  });
});
