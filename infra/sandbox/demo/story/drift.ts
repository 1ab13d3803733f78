import type { FindingKind } from "../../../../functions/core/drift/finding.ts";
import type { RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import type { UrlReply } from "../../estate/people.ts";
import type { Sight } from "../watch/watcher.ts";
import { shortDigest, withShortNames } from "../words.ts";
import { POLICY, WANTED } from "./policy.ts";
import { EVENT_DELAY_SECONDS, REGIONS, type Resources, ROLES, type Setting } from "./setting.ts";
import { StoryError } from "./stage.ts";

const [, SECOND] = REGIONS;
/** How long it takes until somebody else has read the message and the plan. */
const PAUL_ANSWERS_SECONDS = 6 * 60;

/** The owner writes down what should be, and puts it in force. */
export async function putPolicyInForce({ stage, owners, people }: Setting): Promise<void> {
  await stage.act("The owner of Resource Explorer’s role describes and tags it.", async () => {
    await owners.describeRole(ROLES.resourceExplorer, WANTED.description);
    await owners.tagRole(ROLES.resourceExplorer, WANTED.tags);
  });
  await stage.pass(2 * EVENT_DELAY_SECONDS);
  await stage.act(
    "olga (platform) puts a policy in force: nobody is to record streams, and Resource Explorer’s role is to stay.",
    async () => expectStatus(200, await people.olga.putPolicy(POLICY)),
    ({ content }) => [`It is in force (digest ${shortDigest(String(content["digest"]))}).`],
    { name: "rolecall.policy.yaml", text: POLICY },
  );
  await stage.pass(EVENT_DELAY_SECONDS);
}

/** Somebody makes a forbidden role appear; it goes, once somebody else than the policy's owner has approved that. */
export async function removeForbidden(setting: Setting): Promise<void> {
  const { stage, people } = setting;
  const roleName = ROLES.ivs;
  await stage.act(
    `dora (developers) does not know that, and lets IVS record in ${SECOND} (CreateRecordingConfiguration).`,
    () => people.dora.ivs.use(SECOND, "matches"),
  );
  await stage.until(`somebody is asked to approve what is done about ${roleName}`, isAsked, 10 * 60);
  const run = askingRun(await stage.pass(0));
  const planDigest = run.plan?.digest ?? "";
  const answer = { decision: "approve", roleName, runId: run.runId, planDigest };
  await stage.act(
    `olga (platform) tries to approve the plan ${shortDigest(planDigest)} herself.`,
    async () => expectStatus(403, await people.olga.answer(answer)),
    ({ status, content }) => [`rolecall refuses (${status}): ${withShortNames(String(content["message"]))}.`],
  );
  await stage.pass(PAUL_ANSWERS_SECONDS);
  await stage.act(`paul (platform) approves (plan ${shortDigest(planDigest)}).`, async () =>
    expectStatus(200, await people.paul.answer(answer)),
  );
  await untilMended(setting, roleName, "unexpected", 60 * 60);
}

/** Somebody deletes a required role, and it comes back as it was. */
export async function recreateRequired(setting: Setting, { index }: Resources): Promise<void> {
  const { stage, people } = setting;
  const { resourceExplorer, roles } = people.dora;
  await stage.act(
    "dora (developers) tidies up: she deletes the index of Resource Explorer, and then the role.",
    async () => {
      await resourceExplorer.remove(index);
      await roles.deleteRole(ROLES.resourceExplorer);
    },
  );
  await untilMended(setting, ROLES.resourceExplorer, "missing", 10 * 60);
}

async function untilMended(
  { stage }: Setting,
  roleName: string,
  kind: FindingKind,
  withinSeconds: number,
): Promise<void> {
  const isMended = ({ findings, remediations }: Sight) =>
    findings.some(
      (finding) => finding.subject === roleName && finding.kind === kind && finding.status === "closed",
    ) && remediations.some((each) => each.roleName === roleName && each.run?.outcome !== undefined);
  await stage.until(`the finding “${kind}” of ${roleName} is mended`, isMended, withinSeconds);
  await stage.pass(2 * EVENT_DELAY_SECONDS);
}

/** The run that waits for an approval. @throws {StoryError} if none does. */
function askingRun(sight: Sight): RemediationRun {
  const run = sight.remediations.flatMap((each) => each.run ?? []).find(({ asked }) => asked !== undefined);
  if (run === undefined) {
    throw new StoryError("No run asks for an approval");
  }
  return run;
}

function isAsked({ remediations }: Sight): boolean {
  return remediations.some(({ run }) => run?.asked !== undefined);
}

/** @throws {StoryError} if rolecall answers otherwise than it must. */
function expectStatus(status: number, reply: UrlReply): UrlReply {
  if (reply.status !== status) {
    throw new StoryError(
      `rolecall must answer ${status}, not ${reply.status} (${JSON.stringify(reply.content)})`,
    );
  }
  return reply;
}
