import { describe, expect, it } from "vitest";
import { answerApproval } from "../../../functions/handlers/answer-approval.ts";
import { APPROVER, arrangeRemediation, asking, DIGEST, OWNER } from "./arranged-remediation.ts";
import { account, role } from "./arranged-world.ts";

const { roleName } = role;
const invocation = { account, requestId: "request-1" };
const asked = { at: "2026-11-20T09:00:00.000Z", expiresAt: "2026-11-27T09:00:00.000Z" };
const approve = { decision: "approve", roleName, runId: "run-1", planDigest: DIGEST };

/** A request to a function's URL, as Lambda tells it. */
const request = (body: unknown, userArn = APPROVER, method = "POST") => ({
  body: typeof body === "string" ? body : JSON.stringify(body),
  requestContext: { authorizer: { iam: { userArn } }, http: { method } },
});

async function arrange(...[rule, more]: Parameters<typeof arrangeRemediation>) {
  const world = await arrangeRemediation(rule ?? asking, {
    plan: { digest: DIGEST, usages: [] },
    asked,
    ...more,
  });
  await world.waits.keep(account, roleName, "secret-token", 1);
  const send = async (event: unknown, others: object = {}) => {
    const { statusCode, body } = await answerApproval({ ...world, ...others })(event, invocation);
    const answer: unknown = JSON.parse(body);
    return { statusCode, answer };
  };
  return { world, send };
}

describe("answerApproval", () => {
  it.each([
    ["approve", "Approval Given"],
    ["reject", "Approval Rejected"],
  ])("takes %s, tells it, and lets the run go on", async (decision, what) => {
    const { world, send } = await arrange();

    const answered = await send(request({ ...approve, decision }));

    const answer = { decision, by: APPROVER, at: "2026-11-20T09:00:00.000Z" };
    expect(answered).toEqual({ statusCode: 200, answer: { roleName, runId: "run-1", ...answer } });
    expect((await world.readRun())?.answer).toEqual(answer);
    expect(world.published).toMatchObject([{ what, detail: { by: APPROVER, planDigest: DIGEST } }]);
    expect(world.woken).toEqual(["secret-token"]);
    expect(JSON.stringify([answered, world.published])).not.toContain("secret-token");
  });

  it.each(["GET", "HEAD", "PUT", "OPTIONS", "DELETE", "post"])("changes nothing with %s", async (method) => {
    const { world, send } = await arrange();

    expect(await send(request(approve, APPROVER, method))).toMatchObject({ statusCode: 405 });
    expect((await world.readRun())?.answer).toBeUndefined();
  });

  it.each([
    ["whom the policy does not name", "arn:aws:iam::111122223333:user/eve", approve, 403],
    ["who put the policy in force", OWNER, approve, 403],
    ["who answers another plan", APPROVER, { ...approve, planDigest: "b".repeat(64) }, 409],
    ["who answers another run", APPROVER, { ...approve, runId: "run-2" }, 410],
    ["who answers for another role", APPROVER, { ...approve, roleName: "AWSServiceRoleForECS" }, 410],
  ])("takes nothing from somebody %s", async (_who, by, body, statusCode) => {
    const { world, send } = await arrange();

    expect(await send(request(body, by))).toMatchObject({ statusCode });
    expect((await world.readRun())?.answer).toBeUndefined();
    expect(world.woken).toEqual([]);
  });

  it("takes nothing at the instant when the time is over", async () => {
    const { world, send } = await arrange();
    world.pass(7 * 24 * 60 * 60);

    expect(await send(request(approve))).toMatchObject({ statusCode: 410 });
  });

  it("takes nothing by a rule that is not in force any more", async () => {
    const { world, send } = await arrange();
    await world.policies.remove(account);

    expect(await send(request(approve))).toMatchObject({ statusCode: 410 });
  });

  it("keeps the first of two answers that are given at once", async () => {
    const { world, send } = await arrange();

    const answers = await Promise.all([
      send(request(approve)),
      send(request({ ...approve, decision: "reject" })),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410]);
    expect(world.published).toHaveLength(1);
  });

  it.each(["journal", "wake"])("finishes when asked again what %s has kept it from", async (broken) => {
    const { world, send } = await arrange();
    await expect(
      send(request(approve), { [broken]: () => Promise.reject(new Error("no")) }),
    ).rejects.toThrow();
    world.pass(60);

    expect(await send(request(approve))).toMatchObject({
      statusCode: 200,
      answer: { at: "2026-11-20T09:00:00.000Z" },
    });
    expect(world.told()).toContain("Approval Given");
    expect(world.woken).toEqual(["secret-token"]);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["no decision", { ...approve, decision: undefined }],
    ["a decision that is none", { ...approve, decision: "__proto__" }],
    ["more than is known", { ...approve, force: true }],
    ["a digest that is none", { ...approve, planDigest: DIGEST.toUpperCase() }],
    ["a run's id that is none", { ...approve, runId: "run 1" }],
    ["a role's name that is none", { ...approve, roleName: "role#111122223333" }],
    ["very much", JSON.stringify({ ...approve, roleName: "R".repeat(1_000_000) })],
  ])("refuses a body with %s", async (_what, body) => {
    const { world, send } = await arrange();

    expect(await send(request(body))).toMatchObject({ statusCode: 400 });
    expect((await world.readRun())?.answer).toBeUndefined();
  });

  it("takes no answer out of a prototype", async () => {
    const { send } = await arrange();

    expect(await send(request(`{"__proto__": ${JSON.stringify(approve)}}`))).toMatchObject({
      statusCode: 400,
    });
  });

  it("reads a body in base64", async () => {
    const { send } = await arrange();
    const body = Buffer.from(JSON.stringify(approve)).toString("base64");

    expect(await send({ ...request(body), isBase64Encoded: true })).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ["nobody's", { body: JSON.stringify(approve), requestContext: { http: { method: "POST" } } }],
    ["no", undefined],
  ])("refuses %s request", async (_whose, event) => {
    const { send } = await arrange();

    expect(await send(event)).toMatchObject({ statusCode: 403 });
  });
});

describe("asking for another try", () => {
  it("forgets failures, and remembers and tells who asked", async () => {
    const { world, send } = await arrange();
    await world.remediations.change(account, roleName, (before) => ({ ...before, failures: 3 }));

    expect(await send(request({ decision: "retry", roleName }))).toMatchObject({ statusCode: 202 });
    expect(await world.remediations.read(account, roleName)).toMatchObject({
      failures: 0,
      askedAgainBy: APPROVER,
    });
    expect(world.published).toMatchObject([{ what: "Retry Requested", detail: { by: APPROVER } }]);
  });

  it("is refused where nothing was tried", async () => {
    const { world, send } = await arrange();

    const answer = await send(request({ decision: "retry", roleName: "AWSServiceRoleForECS" }));

    expect(answer).toMatchObject({ statusCode: 410 });
    expect(world.published).toEqual([]);
  });
});
