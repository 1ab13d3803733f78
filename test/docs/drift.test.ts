import { describe, expect, it } from "vitest";
import { employ } from "../../infra/sandbox/estate/people.ts";
import { ACCOUNT, REGION, roleIdOf, startStack } from "../stack/stack.ts";
import { follow, shellFor } from "./follow.ts";

const VOICE_ROLE = "AWSServiceRoleForAmazonChimeVoiceConnector";
const PAUL = `arn:aws:sts::${ACCOUNT}:assumed-role/Platform/paul`;
const ADMINISTRATOR = `arn:aws:sts::${ACCOUNT}:assumed-role/Administrator/sandbox`;

describe("docs/drift.md", () => {
  it("leads from a policy to a finding, an approval, a role that is gone, another try and a sweep", async () => {
    const stack = await startStack();
    const { clock, inventory, owners, permissions } = stack;
    const paul = await employ(stack, "Platform", "paul");
    const shell = shellFor(stack);
    shell.set("AWS_DEFAULT_REGION", "us-east-1");
    shell.set("TABLE", stack.tableName);
    const seen: Record<string, unknown> = {};
    const remediation = () => inventory.remediations.read(ACCOUNT, VOICE_ROLE);

    const answers = await follow("docs/drift.md", stack, shell, {
      "Read findings": async () => {
        await owners.chimeVoice.use(REGION, "calls");
        await clock.settle(3600);
      },
      Answer: async () => {
        seen["waiting"] = (await remediation())?.run?.waiting;
        const session = await permissions.issueCredentials(`arn:aws:iam::${ACCOUNT}:role/Platform`, "paul");
        shell.set("AWS_ACCESS_KEY_ID", session.accessKeyId);
        shell.set("AWS_SESSION_TOKEN", session.sessionToken);
      },
      "Try again": async () => {
        seen["approved"] = (await remediation())?.run?.answer;
        await clock.advance(2 * 86_400);
        seen["gone"] = await roleIdOf(stack, VOICE_ROLE);
        await owners.chimeVoice.use(REGION, "more calls");
        await clock.settle(3600);
        const run = (await remediation())?.run;
        const { runId, plan } = run ?? {};
        await paul.answer({ decision: "reject", roleName: VOICE_ROLE, runId, planDigest: plan?.digest });
        await clock.settle(3600);
        seen["rejected"] = (await remediation())?.run?.outcome?.kind;
        shell.set("AWS_ACCESS_KEY_ID", ACCOUNT);
        shell.set("AWS_SESSION_TOKEN", "");
      },
      "Look at everything now": async () => {
        const run = (await remediation())?.run;
        seen["another try"] = [run?.retriedBy, run?.outcome, run?.asked === undefined];
      },
    });

    const [checked, explained, , put, inForce] = answers["Put a policy in force"] ?? [];
    expect(checked).toContain("docs/policies/forbid-a-service.yaml: 1 rule, 0 exemptions, digest ");
    expect(explained).toContain("What counts: state forbidden, unexpected approve");
    expect(put).toMatchObject({ inForce: true, rules: 1, putBy: ADMINISTRATOR });
    expect(inForce).toMatchObject({ putBy: ADMINISTRATOR });
    expect(answers["Read findings"]).toMatchObject([
      { Items: [{ kind: { S: "unexpected" }, subject: { S: VOICE_ROLE }, status: { S: "open" } }] },
    ]);
    expect(answers["Answer"]).toMatchObject([{ roleName: VOICE_ROLE, decision: "approve", by: PAUL }]);
    expect(answers["Try again"]).toMatchObject([{ roleName: VOICE_ROLE }]);
    expect(answers["Look at everything now"]).toMatchObject([{ kind: "swept", roles: 1, unread: [] }]);
    expect(seen).toEqual({
      waiting: expect.stringContaining("Waiting for an approval"),
      approved: { decision: "approve", by: PAUL, at: expect.any(String) },
      gone: undefined,
      rejected: "rejected",
      "another try": [ADMINISTRATOR, undefined, false],
    });
  });
});
