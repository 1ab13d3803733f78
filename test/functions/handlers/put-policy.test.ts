import { describe, expect, it } from "vitest";
import { putPolicy } from "../../../functions/handlers/put-policy.ts";
import { account, arrangeWorld } from "./arranged-world.ts";

const OWNER = "arn:aws:iam::111122223333:user/ann";
const invocation = { account, requestId: "request-1" };
const SOURCE = "version: 1\nrules:\n  - name: all\n    state: allowed\n";
const OTHER = "version: 1\nrules:\n  - name: others\n    state: allowed\n";
const UNITS = "version: 1\nrules:\n  - name: ours\n    match: {ou: ou-abcd-12345678}\n    state: allowed\n";

const request = (method: string, body?: unknown) => ({
  body: typeof body === "string" ? body : JSON.stringify(body),
  requestContext: { authorizer: { iam: { userArn: OWNER } }, http: { method } },
});

async function arrange() {
  const world = await arrangeWorld();
  const send = async (event: unknown, others: object = {}) => {
    const publish = async (what: string, detail: object) => {
      world.published.push({ what, detail: { ...detail } });
    };
    const dependencies = { ...world, publish, knowsOrganizationalUnits: false, ...others };
    const { statusCode, body } = await putPolicy(dependencies)(event, invocation);
    const answer: unknown = JSON.parse(body);
    return { statusCode, answer };
  };
  return { world, send };
}

describe("putPolicy", () => {
  it("puts a policy in force, keeps who did, and tells it", async () => {
    const { world, send } = await arrange();

    const { statusCode, answer } = await send(request("PUT", { source: SOURCE }));

    expect({ statusCode, answer }).toMatchObject({
      statusCode: 200,
      answer: { rules: 1, exemptions: 0, inForce: true, putBy: OWNER, putAt: "2026-11-20T09:00:00.000Z" },
    });
    expect(await world.policies.read(account)).toMatchObject({ rules: [{ name: "all" }], putBy: OWNER });
    expect(world.published).toMatchObject([{ what: "Policy Changed", detail: { by: OWNER } }]);
  });

  it("takes the text of a policy as it is", async () => {
    const { world, send } = await arrange();

    expect(await send(request("PUT", SOURCE))).toMatchObject({ statusCode: 200, answer: { inForce: true } });
    expect(await world.policies.readKept(account)).toMatchObject({ source: SOURCE });
  });

  it.each(["", "{", '{"source": "version: 1'])("refuses %j, which is no policy", async (text) => {
    const { world, send } = await arrange();

    expect(await send(request("PUT", text))).toMatchObject({ statusCode: 422 });
    expect(await world.policies.read(account)).toBeUndefined();
  });

  it("tells which policy is in force", async () => {
    const { send } = await arrange();
    expect(await send(request("GET"))).toMatchObject({ statusCode: 404 });
    await send(request("PUT", { source: SOURCE }));

    expect(await send(request("GET"))).toMatchObject({
      statusCode: 200,
      answer: { source: SOURCE, putBy: OWNER },
    });
  });

  it("only says what a policy would be, if asked to", async () => {
    const { world, send } = await arrange();

    expect(await send(request("PUT", { source: SOURCE, check: true }))).toMatchObject({
      statusCode: 200,
      answer: { inForce: false },
    });
    expect(await world.policies.read(account)).toBeUndefined();
    expect(world.published).toEqual([]);
  });

  it("takes the policy out of force", async () => {
    const { world, send } = await arrange();
    await send(request("PUT", { source: SOURCE }));

    expect(await send(request("DELETE"))).toMatchObject({ statusCode: 200 });
    expect(await world.policies.read(account)).toBeUndefined();
    expect(world.published.at(-1)).toMatchObject({
      what: "Policy Changed",
      detail: { policyDigest: null, by: OWNER },
    });
  });

  it("replaces only the policy that the owner has seen", async () => {
    const { send } = await arrange();
    await send(request("PUT", { source: SOURCE }));

    expect(await send(request("PUT", { source: OTHER, replaces: null }))).toMatchObject({ statusCode: 409 });
    expect(await send(request("GET"))).toMatchObject({ answer: { source: SOURCE } });
  });

  it("tells of the policy when asked again, where it was put in force and could not be told", async () => {
    const { world, send } = await arrange();
    const put = request("PUT", { source: SOURCE, replaces: null });
    await expect(send(put, { publish: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");

    expect(await send(put)).toMatchObject({ statusCode: 200, answer: { inForce: true } });
    expect(world.published).toHaveLength(1);
  });

  it("says what is wrong with a policy, and where", async () => {
    const { send } = await arrange();

    const { statusCode, answer } = await send(request("PUT", { source: "version: 1\nruels: []\n" }));

    expect(statusCode).toBe(422);
    expect(JSON.stringify(answer)).toContain("ruels");
  });

  it.each([
    [false, 422],
    [true, 200],
  ])(
    "lets rules ask for organizational units only where somebody has said them (%s)",
    async (knows, statusCode) => {
      const { send } = await arrange();

      expect(
        await send(request("PUT", { source: UNITS }), { knowsOrganizationalUnits: knows }),
      ).toMatchObject({
        statusCode,
      });
    },
  );

  it.each([
    ["no source", {}],
    ["a source that is no text", { source: { version: 1 } }],
    ["a check that is neither true nor false", { source: SOURCE, check: "yes" }],
    ["more than is known", { source: SOURCE, force: true }],
    ["a prototype", `{"__proto__": {"source": "version: 1"}}`],
  ])("refuses a body with %s", async (_what, body) => {
    const { world, send } = await arrange();

    expect(await send(request("PUT", body))).toMatchObject({ statusCode: 400 });
    expect(await world.policies.read(account)).toBeUndefined();
  });

  it.each(["POST", "PATCH", "HEAD"])("knows no %s", async (method) => {
    const { send } = await arrange();

    expect(await send(request(method, { source: SOURCE }))).toMatchObject({ statusCode: 405 });
  });

  it("refuses whoever did not come through the URL", async () => {
    const { send } = await arrange();

    expect(await send({ body: JSON.stringify({ source: SOURCE }) })).toMatchObject({ statusCode: 403 });
  });
});
