import { describe, expect, it } from "vitest";
import { ARN, arrangeFunction } from "./arrange-functions.ts";
import { writeHandler } from "./write-handler.ts";

describe("an invocation", () => {
  it("answers with the handler's result, as JSON", async () => {
    const { invoke } = await arrangeFunction(
      "export const handler = async (event) => ({ ...event, gone: undefined, at: new Date(0) });",
    );

    await expect(invoke({ n: 1 })).resolves.toEqual({ payload: { n: 1, at: "1970-01-01T00:00:00.000Z" } });
  });

  it("answers null for a handler that returns nothing, and takes no event for null", async () => {
    const { invoke } = await arrangeFunction(
      "export const handler = async (event) => event === null ? undefined : 1;",
    );

    await expect(invoke(null)).resolves.toEqual({ payload: null });
  });

  it("takes the answer of a handler that is not asynchronous", async () => {
    const { invoke } = await arrangeFunction("export const handler = () => 7;");

    await expect(invoke()).resolves.toEqual({ payload: 7 });
  });

  it("has Lambda's context", async () => {
    const { invoke } = await arrangeFunction(
      "export const handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() });",
    );

    const { payload } = await invoke();

    expect(payload).toEqual({
      awsRequestId: "id-1",
      functionName: "record",
      functionVersion: "$LATEST",
      invokedFunctionArn: ARN,
      memoryLimitInMB: "256",
      logGroupName: "/aws/lambda/record",
      logStreamName: "embedded/[$LATEST]",
      callbackWaitsForEmptyEventLoop: true,
      left: expect.toSatisfy((left: number) => left > 20_000 && left <= 30_000),
    });
  });

  it("sees its own environment, Lambda's and the platform's, and nothing of this process", async () => {
    const environment = { TABLE: "roles", AWS_LAMBDA_FUNCTION_NAME: "spoofed" };
    const { invoke } = await arrangeFunction("export const handler = async () => process.env;", {
      environment,
    });

    const { payload } = await invoke();

    expect(payload).toEqual({
      TABLE: "roles",
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "key",
      _HANDLER: "index.handler",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
      AWS_LAMBDA_FUNCTION_NAME: "record",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/record",
      AWS_LAMBDA_LOG_STREAM_NAME: "embedded/[$LATEST]",
      LAMBDA_TASK_ROOT: expect.stringContaining("handler-"),
      LANG: "en_US.UTF-8",
      TZ: ":UTC",
    });
  });

  it("sees the clock's time in every form of Date, while the module loads too", async () => {
    const { clock, invoke } = await arrangeFunction(`
      const loaded = new Date().toISOString();
      export const handler = async () => {
        const now = new Date();
        return { loaded, now: now.toISOString(), stamp: Date.now(), text: Date(), isDate: now instanceof Date,
          copied: new now.constructor().getFullYear(), fixed: new Date(0).toISOString(), parsed: Date.parse("1970-01-01") };
      };`);

    const { payload: first } = await invoke();
    await clock.advance(86_400);
    const { payload: second } = await invoke();

    expect(first).toEqual({
      loaded: expect.stringMatching(/^2031-05-05T05:05:/),
      now: expect.stringMatching(/^2031-05-05T05:05:/),
      stamp: expect.toSatisfy((stamp: number) => Math.abs(stamp - 1_935_723_905_000) < 30_000),
      text: expect.stringContaining("May 05 2031"),
      isDate: true,
      copied: 2031,
      fixed: "1970-01-01T00:00:00.000Z",
      parsed: 0,
    });
    expect(second).toMatchObject({
      now: expect.stringMatching(/^2031-05-06T05:05:/),
      loaded: expect.stringContaining("05-05"),
    });
  });

  it("sees the time that the clock shows, which stands still, however long one before it took", async () => {
    const { clock, invoke } = await arrangeFunction(
      "export const handler = () => new Promise((resolve) => setTimeout(() => resolve(Date.now()), 30));",
    );

    const answers = [await invoke(), await invoke()];
    await clock.advance(60);
    const later = await invoke();

    const [first = 0, second, third] = [...answers, later].map(({ payload }) => Number(payload));
    expect([second, third]).toEqual([first, first + 60_000]);
    expect(third).toBe(clock.now().getTime());
  });

  it("keeps virtual time from moving until it has answered", async () => {
    const { clock, invoke } = await arrangeFunction(
      "export const handler = () => new Promise((resolve) => setTimeout(resolve, 30, 'done'));",
    );
    const seen: string[] = [];
    void clock.sleep(1000).then(() => seen.push("wait"));
    void invoke().then(() => seen.push("answer"));

    await clock.settle(10);

    expect(seen).toEqual(["answer", "wait"]);
  });

  it("of a function that nobody created is refused", async () => {
    const { functions } = await arrangeFunction("export const handler = () => 1;");

    await expect(functions.invoke("arn:other", {})).rejects.toThrow("Function not found: arn:other");
    expect(() => functions.invokeLater("arn:other", {})).toThrow("Function not found: arn:other");
  });
});

describe("a function", () => {
  it("starts cold once and stays warm, with its state", async () => {
    const { functions, invoke } = await arrangeFunction(
      "let count = 0; export const handler = () => ++count;",
    );

    const answers = [await invoke(), await invoke(), await invoke()];

    expect(answers).toEqual([{ payload: 1 }, { payload: 2 }, { payload: 3 }]);
    expect(functions.starts(ARN)).toEqual({ cold: 1, warm: 2 });
  });

  it("gets an environment of its own for each invocation at a time, and uses them again", async () => {
    const { functions, invoke } = await arrangeFunction(
      "let busy = 0; export const handler = async () => { busy += 1; await new Promise((r) => setTimeout(r, 20)); return busy--; };",
    );

    const answers = await Promise.all([invoke(), invoke(), invoke()]);
    await invoke();

    expect(answers).toEqual([{ payload: 1 }, { payload: 1 }, { payload: 1 }]);
    expect(functions.starts(ARN)).toEqual({ cold: 3, warm: 1 });
  });

  it("throttles what exceeds its reserved concurrency", async () => {
    const { invoke } = await arrangeFunction("export const handler = () => 1;", { reservedConcurrency: 1 });

    const [first, second] = await Promise.allSettled([invoke(), invoke()]);

    expect(first).toEqual({ status: "fulfilled", value: { payload: 1 } });
    expect(second).toMatchObject({ status: "rejected", reason: { name: "TooManyRequestsException" } });
  });

  it("answers hundreds of invocations at once, each with its own event", async () => {
    const { functions, invoke } = await arrangeFunction("export const handler = async ({ n }) => n * 2;");

    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => invoke({ n })));

    expect(answers.map(({ payload }) => payload)).toEqual(Array.from({ length: 200 }, (_, n) => n * 2));
    const { cold, warm } = functions.starts(ARN);
    expect(cold).toBeLessThanOrEqual(8);
    expect(cold + warm).toBe(200);
  });

  it("keeps what it writes, in order and before it answers", async () => {
    const { functions, invoke } = await arrangeFunction(`
      console.log("loading");
      export const handler = async () => {
        console.log("one"); console.error("two"); process.stdout.write("th"); process.stdout.write("ree\\nfour\\n"); console.info({ five: 5 });
      };`);

    await invoke();

    expect(functions.logs(ARN)).toEqual(["loading", "one", "two", "three", "four", "{ five: 5 }"]);
  });

  it("may be a CommonJS file too", async () => {
    const codeDirectory = await writeHandler("exports.main = async () => 'cjs';", "run.cjs");
    const { invoke } = await arrangeFunction("", { codeDirectory, handler: "run.main" });

    await expect(invoke()).resolves.toEqual({ payload: "cjs" });
  });

  it("cannot be created twice", async () => {
    const { functions } = await arrangeFunction("export const handler = () => 1;");
    const again = {
      arn: ARN,
      name: "record",
      codeDirectory: "/nowhere",
      handler: "index.handler",
      environment: {},
      timeoutSeconds: 1,
      memoryMegabytes: 128,
    };

    expect(() => functions.create(again)).toThrow(`Function already exists: ${ARN}`);
  });
});

describe("stopping", () => {
  it("ends invocations in progress and those that wait, and refuses new ones", async () => {
    const { functions, invoke } = await arrangeFunction(
      "export const handler = () => new Promise(() => setInterval(() => 1, 1000));",
    );
    const waiting = Array.from({ length: 20 }, () => invoke());
    const outcomes = Promise.allSettled(waiting);

    await functions.stop();

    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { name: "FunctionsStoppedError" } });
    }
    await expect(invoke()).rejects.toThrow("stopped");
    expect(functions.failures()).toEqual([]);
  });
});
