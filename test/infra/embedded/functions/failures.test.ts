import { describe, expect, it } from "vitest";
import { ARN, arrangeFunction } from "./arrange-functions.ts";

describe("a handler that fails", () => {
  it("answers with the error's name, message and trace, and stays warm", async () => {
    const { functions, invoke } = await arrangeFunction(
      "let n = 0; export const handler = async () => { n += 1; if (n === 1) throw Object.assign(new Error('boom'), { name: 'NoSuchEntity' }); return n; };",
    );

    const answer = await invoke();

    expect(answer).toEqual({
      functionError: "Unhandled",
      payload: {
        errorType: "NoSuchEntity",
        errorMessage: "boom",
        trace: expect.toSatisfy((trace: readonly string[]) =>
          trace.some((line) => line.includes("index.mjs")),
        ),
      },
    });
    await expect(invoke()).resolves.toEqual({ payload: 2 });
    expect(functions.starts(ARN)).toEqual({ cold: 1, warm: 1 });
  });

  it.each([
    { thrown: "'text'", errorType: "string", errorMessage: "text" },
    { thrown: "undefined", errorType: "undefined", errorMessage: "undefined" },
    { thrown: "new TypeError('bad')", errorType: "TypeError", errorMessage: "bad" },
  ])("is described when it throws $thrown", async ({ thrown, errorType, errorMessage }) => {
    const { invoke } = await arrangeFunction(`export const handler = () => { throw ${thrown}; };`);

    await expect(invoke()).resolves.toMatchObject({ payload: { errorType, errorMessage } });
  });

  it("is recorded with all that is needed to look into it", async () => {
    const { functions, invoke } = await arrangeFunction(
      "export const handler = () => { throw new RangeError('far'); };",
    );

    await invoke({ role: "r" });

    expect(functions.failures()).toEqual([
      {
        time: new Date("2031-05-05T05:05:05.000Z"),
        functionArn: ARN,
        requestId: "id-1",
        errorType: "RangeError",
        errorMessage: "far",
        event: { role: "r" },
        asynchronous: false,
        attempt: 1,
      },
    ]);
  });

  it("cannot answer with what is no JSON", async () => {
    const { invoke } = await arrangeFunction("export const handler = () => ({ big: 1n });");

    await expect(invoke()).resolves.toMatchObject({
      payload: { errorType: "Error", errorMessage: "Unable to stringify response body" },
    });
  });

  it("cannot answer with more than six megabytes", async () => {
    const { invoke } = await arrangeFunction("export const handler = ({ size }) => 'x'.repeat(size);");

    await expect(invoke({ size: 6_291_554 })).resolves.not.toHaveProperty("functionError");
    await expect(invoke({ size: 6_291_555 })).resolves.toMatchObject({
      payload: { errorType: "Function.ResponseSizeTooLarge" },
    });
  });
});

describe("a handler that cannot be loaded", () => {
  it.each([
    {
      source: "throw new URIError('no table')",
      handler: "index.handler",
      errorType: "URIError",
      says: "no table",
    },
    {
      source: "export const handler = ;",
      handler: "index.handler",
      errorType: "SyntaxError",
      says: "Unexpected token",
    },
    {
      source: "",
      handler: "index.handler",
      errorType: "Runtime.HandlerNotFound",
      says: "index.handler is undefined",
    },
    {
      source: "",
      handler: "main.handler",
      errorType: "Runtime.ImportModuleError",
      says: "Cannot find module 'main'",
    },
    { source: "", handler: "handler", errorType: "Runtime.ImportModuleError", says: "Cannot find module" },
  ])("fails the invocation with $errorType", async ({ source, handler, errorType, says }) => {
    const { invoke } = await arrangeFunction(source, { handler });

    await expect(invoke()).resolves.toMatchObject({
      functionError: "Unhandled",
      payload: { errorType, errorMessage: expect.stringContaining(says) },
    });
  });

  it("is started afresh by the next invocation", async () => {
    const { functions, invoke } = await arrangeFunction("throw new Error('always');");

    await invoke();
    await invoke();

    expect(functions.starts(ARN)).toEqual({ cold: 2, warm: 0 });
  });
});

describe("an execution environment that ends", () => {
  it("by time says so in Lambda's words, however busy the handler is", async () => {
    const { functions, invoke } = await arrangeFunction(
      "export const handler = ({ spin }) => { for (;spin;); return new Promise((resolve) => setTimeout(resolve, 60000)); };",
      { timeoutSeconds: 0.15 },
    );
    const timedOut = (requestId: string) => ({
      functionError: "Unhandled",
      payload: {
        errorType: "Sandbox.Timedout",
        errorMessage: `RequestId: ${requestId} Error: Task timed out after 0.15 seconds`,
        trace: [],
      },
    });

    await expect(invoke({ spin: true })).resolves.toEqual(timedOut("id-1"));
    await expect(invoke({ spin: false })).resolves.toEqual(timedOut("id-2"));
    expect(functions.starts(ARN)).toEqual({ cold: 2, warm: 0 });
  });

  it("by memory fails its invocation alone", async () => {
    const { invoke } = await arrangeFunction(
      "export const handler = ({ eat }) => { const kept = []; for (;eat;) kept.push({ text: 'x'.repeat(100) + kept.length }); return 'fine'; };",
      { memoryMegabytes: 32 },
    );

    await expect(invoke({ eat: true })).resolves.toEqual({
      functionError: "Unhandled",
      payload: {
        errorType: "Runtime.OutOfMemory",
        errorMessage: "RequestId: id-1 Error: Runtime exited with error: signal: killed",
        trace: [],
      },
    });
    await expect(invoke({})).resolves.toEqual({ payload: "fine" });
  });

  it.each([
    { code: 0, says: "RequestId: id-1 Error: Runtime exited without providing a reason" },
    { code: 3, says: "RequestId: id-1 Error: Runtime exited with error: exit status 3" },
  ])("by process.exit($code) is an ExitError", async ({ code, says }) => {
    const { invoke } = await arrangeFunction(`export const handler = () => process.exit(${code});`);

    await expect(invoke()).resolves.toMatchObject({
      payload: { errorType: "Runtime.ExitError", errorMessage: says },
    });
  });

  it("by a rejection that nobody handles names it", async () => {
    const { invoke } = await arrangeFunction(
      "export const handler = () => { Promise.reject(new Error('lost')); return new Promise((r) => setTimeout(r, 30000)); };",
    );

    await expect(invoke()).resolves.toMatchObject({
      payload: { errorType: "Runtime.UnhandledPromiseRejection", errorMessage: "lost" },
    });
  });

  it("by an exception in a callback names it", async () => {
    const { invoke } = await arrangeFunction(
      "export const handler = () => new Promise(() => setTimeout(() => { throw new EvalError('late'); }, 1));",
    );

    await expect(invoke()).resolves.toMatchObject({
      payload: { errorType: "EvalError", errorMessage: "late" },
    });
  });
});
