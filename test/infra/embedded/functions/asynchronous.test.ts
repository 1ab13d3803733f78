import { describe, expect, it, onTestFinished } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { startFunctions } from "../../../../infra/embedded/functions/functions.ts";
import { ARN, arrangeFunction } from "./arrange-functions.ts";
import { writeHandler } from "./write-handler.ts";

const QUEUE = "arn:aws:sqs:us-east-1:111122223333:dead-letters";
const FAILED = "arn:aws:sqs:us-east-1:111122223333:failed";

const failUntil = (attempt: number) =>
  `let n = 0; export const handler = async () => { n += 1; if (n < ${attempt}) throw new Error("try " + n); console.log("done"); };`;

describe("an asynchronous invocation", () => {
  it("begins after the caller goes on", async () => {
    const { clock, functions } = await arrangeFunction(failUntil(1));

    functions.invokeLater(ARN, {});
    const startsAtOnce = functions.starts(ARN);
    await clock.settle(0);

    expect(startsAtOnce).toEqual({ cold: 0, warm: 0 });
    expect(functions.logs(ARN)).toEqual(["done"]);
  });

  it("is tried again after one minute and then after two, with the same request id", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(3), { deadLetterArn: QUEUE });

    functions.invokeLater(ARN, { n: 1 });
    const settlement = await clock.settle(600);

    expect(
      functions.failures().map(({ time, attempt, requestId }) => [time.toISOString(), attempt, requestId]),
    ).toEqual([
      ["2031-05-05T05:05:05.000Z", 1, "id-1"],
      ["2031-05-05T05:06:05.000Z", 2, "id-1"],
    ]);
    expect(functions.logs(ARN)).toEqual(["done"]);
    expect(settlement.now).toEqual(new Date("2031-05-05T05:08:05.000Z"));
    expect(letters).toEqual([]);
  });

  it("becomes a dead letter after the third failure", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(9), { deadLetterArn: QUEUE });

    functions.invokeLater(ARN, { n: 1 });
    await clock.settle(3600);

    expect(functions.failures()).toHaveLength(3);
    expect(letters).toEqual([
      {
        queueArn: QUEUE,
        body: '{"n":1}',
        attributes: { RequestID: "id-1", ErrorCode: "200", ErrorMessage: "try 3" },
      },
    ]);
  });

  it("leaves a record of itself at the destination for failures, besides its dead letter", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(9), {
      deadLetterArn: QUEUE,
      onFailureArn: FAILED,
    });

    functions.invokeLater(ARN, { n: 1 });
    await clock.settle(3600);

    expect(letters.map(({ queueArn, attributes }) => [queueArn, attributes])).toEqual([
      [QUEUE, { RequestID: "id-1", ErrorCode: "200", ErrorMessage: "try 3" }],
      [FAILED, {}],
    ]);
    expect(JSON.parse(letters[1]?.body ?? "")).toEqual({
      version: "1.0",
      timestamp: "2031-05-05T05:08:05.000Z",
      requestContext: {
        requestId: "id-1",
        functionArn: "arn:aws:lambda:us-east-1:111122223333:function:record:$LATEST",
        condition: "RetriesExhausted",
        approximateInvokeCount: 3,
      },
      requestPayload: { n: 1 },
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      responsePayload: { errorType: "Error", errorMessage: "try 3", trace: expect.any(Array) },
    });
  });

  it("leaves a record that says so when its event would be too old", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(9), {
      onFailureArn: FAILED,
      maximumEventAgeSeconds: 100,
    });

    functions.invokeLater(ARN, {});
    await clock.settle(3600);

    expect(letters.map(({ body }) => JSON.parse(body))).toMatchObject([
      {
        requestContext: { condition: "EventAgeExceeded", approximateInvokeCount: 2 },
        responsePayload: { errorMessage: "try 2" },
      },
    ]);
  });

  it("leaves a record without a response when it never ran", async () => {
    const { clock, functions, letters } = await arrangeFunction("export const handler = () => 1;", {
      reservedConcurrency: 0,
      onFailureArn: FAILED,
    });

    functions.invokeLater(ARN, { n: 1 });
    await clock.settle(30_000);

    const record = JSON.parse(letters[0]?.body ?? "");
    expect(Object.keys(record)).toEqual(["version", "timestamp", "requestContext", "requestPayload"]);
    expect(record.requestContext).toMatchObject({
      condition: "EventAgeExceeded",
      approximateInvokeCount: 0,
    });
  });

  it("is not tried again when the function allows no retry", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(9), {
      deadLetterArn: QUEUE,
      maximumRetryAttempts: 0,
    });

    functions.invokeLater(ARN, {});
    await clock.settle(3600);

    expect(functions.failures()).toHaveLength(1);
    expect(letters).toHaveLength(1);
  });

  it("is given up when its event would be too old", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(9), {
      deadLetterArn: QUEUE,
      maximumEventAgeSeconds: 100,
    });

    functions.invokeLater(ARN, {});
    await clock.settle(3600);

    expect(functions.failures()).toHaveLength(2);
    expect(letters).toHaveLength(1);
  });

  it("is tried until there is room when it is throttled, without using up its attempts", async () => {
    const { clock, functions, letters } = await arrangeFunction(
      "export const handler = ({ n }) => console.log(n);",
      {
        reservedConcurrency: 1,
        maximumRetryAttempts: 0,
        deadLetterArn: QUEUE,
      },
    );

    functions.invokeLater(ARN, { n: 1 });
    functions.invokeLater(ARN, { n: 2 });
    functions.invokeLater(ARN, { n: 3 });
    await clock.settle(60);

    expect([...functions.logs(ARN)].sort()).toEqual(["1", "2", "3"]);
    expect(letters).toEqual([]);
  });

  it("is given up as throttled when there is never room", async () => {
    const { clock, functions, letters } = await arrangeFunction("export const handler = () => 1;", {
      reservedConcurrency: 0,
      deadLetterArn: QUEUE,
    });

    functions.invokeLater(ARN, {});
    await clock.settle(30_000);

    expect(functions.starts(ARN)).toEqual({ cold: 0, warm: 0 });
    expect(letters[0]?.attributes).toMatchObject({ ErrorCode: "429" });
  });

  it("delivers the event as it was when it came", async () => {
    const { clock, functions } = await arrangeFunction(
      "export const handler = ({ state }) => console.log(state);",
    );
    const event = { state: "first" };

    functions.invokeLater(ARN, event);
    event.state = "changed";
    await clock.settle(0);

    expect(functions.logs(ARN)).toEqual(["first"]);
  });

  it("leaves a trace when its queue does not take it, and its record all the same", async () => {
    const taken: string[] = [];
    const clock = createClock({ pace: "still" });
    const functions = startFunctions({
      clock,
      newId: () => "id-1",
      environment: () => ({}),
      deadLetter: (queueArn) => {
        taken.push(queueArn);
        if (queueArn === QUEUE) {
          throw new RangeError("no such queue");
        }
      },
    });
    onTestFinished(() => functions.stop());
    const codeDirectory = await writeHandler(failUntil(9));
    const limits = {
      timeoutSeconds: 30,
      memoryMegabytes: 128,
      maximumRetryAttempts: 0,
      deadLetterArn: QUEUE,
      onFailureArn: FAILED,
    };
    functions.create({
      arn: ARN,
      name: "f",
      codeDirectory,
      handler: "index.handler",
      environment: {},
      ...limits,
    });

    functions.invokeLater(ARN, {});
    await clock.settle(0);

    expect(functions.failures().map(({ attempt, errorMessage }) => [attempt, errorMessage])).toEqual([
      [1, "try 1"],
      [0, "no such queue"],
    ]);
    expect(taken).toEqual([QUEUE, FAILED]);
  });

  it("is forgotten when the functions stop", async () => {
    const { clock, functions, letters } = await arrangeFunction(failUntil(9), { deadLetterArn: QUEUE });
    functions.invokeLater(ARN, {});
    await clock.settle(0);

    await functions.stop();
    const settlement = await clock.settle(3600);

    expect(settlement.settled).toBe(true);
    expect(functions.failures()).toHaveLength(1);
    expect(letters).toEqual([]);
  });
});
