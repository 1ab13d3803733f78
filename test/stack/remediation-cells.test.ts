import { describe, expect, it } from "vitest";
import { employ } from "../../infra/sandbox/estate/people.ts";
import { type Difference, playCells, type Question, type Reply, type RoleOfCell } from "./cells.ts";
import { policyOf, startDrift } from "./drifting.ts";

/** No day is full of what these tests change. */
const PARAMETERS = { MaximumDeletionsPerDay: "1000" };

/** `done` stands for the outcome of a run that has mended its finding. */
const CELLS: readonly (readonly [Question, Reply])[] = [
  [
    ["report", "nobody", "none"],
    ["-", "not mended", "no run", "open"],
  ],
  [
    ["act", "nobody", "none"],
    ["-", "mended", "done", "closed"],
  ],
  [
    ["act", "nobody", "open"],
    ["-", "mended", "done", "closed"],
  ],
  [
    ["act", "nobody", "closed"],
    ["-", "not mended", "done", "closed"],
  ],
  [
    ["approve", "approved", "none"],
    [200, "mended", "done", "closed"],
  ],
  [
    ["approve", "approved", "open"],
    [200, "mended", "done", "closed"],
  ],
  [
    ["approve", "approved", "closed"],
    [200, "not mended", "done", "closed"],
  ],
  [
    ["approve", "rejected", "none"],
    [200, "not mended", "rejected", "open"],
  ],
  [
    ["approve", "nobody", "none"],
    ["-", "not mended", "expired", "open"],
  ],
  [
    ["approve", "a stranger", "none"],
    [403, "not mended", "expired", "open"],
  ],
  [
    ["approve", "whose policy it is", "none"],
    [403, "not mended", "expired", "open"],
  ],
  [
    ["approve", "wrong digest", "none"],
    [409, "not mended", "expired", "open"],
  ],
];

/** What only a window or the time of an answer makes different; of roles of which there are as many as one likes. */
const MORE_CELLS: readonly (readonly [Question, Reply])[] = [
  [
    ["report", "nobody", "open"],
    ["-", "not mended", "no run", "open"],
  ],
  [
    ["report", "nobody", "closed"],
    ["-", "not mended", "no run", "open"],
  ],
  [
    ["approve", "rejected", "open"],
    [200, "not mended", "rejected", "open"],
  ],
  [
    ["approve", "rejected", "closed"],
    [200, "not mended", "rejected", "open"],
  ],
  [
    ["approve", "nobody", "open"],
    ["-", "not mended", "expired", "open"],
  ],
  [
    ["approve", "nobody", "closed"],
    ["-", "not mended", "expired", "open"],
  ],
  [
    ["approve", "a stranger", "open"],
    [403, "not mended", "expired", "open"],
  ],
  [
    ["approve", "a stranger", "closed"],
    [403, "not mended", "expired", "open"],
  ],
  [
    ["approve", "whose policy it is", "open"],
    [403, "not mended", "expired", "open"],
  ],
  [
    ["approve", "whose policy it is", "closed"],
    [403, "not mended", "expired", "open"],
  ],
  [
    ["approve", "wrong digest", "open"],
    [409, "not mended", "expired", "open"],
  ],
  [
    ["approve", "wrong digest", "closed"],
    [409, "not mended", "expired", "open"],
  ],
  [
    ["approve", "too late", "none"],
    [410, "not mended", "expired", "open"],
  ],
  [
    ["approve", "too late", "open"],
    [410, "not mended", "expired", "open"],
  ],
  [
    ["approve", "too late", "closed"],
    [410, "not mended", "expired", "open"],
  ],
];

/** Roles of one service of which an account has as many as it likes. */
const manyRoles = (count: number): readonly RoleOfCell[] =>
  Array.from({ length: count }, (_, at) => ({
    roleName: `AWSServiceRoleForAutoScaling_c${at}`,
    principal: "autoscaling.amazonaws.com",
    suffix: `c${at}`,
  }));

/** Of services that rolecall can look into: only their roles can be found unused. */
const OBSERVED_ROLES: readonly RoleOfCell[] = [
  { roleName: "AmazonChimeServiceChatStreamingAccess", principal: "chime.amazonaws.com" },
  { roleName: "AWSServiceRoleForChimeSDKMessaging", principal: "messaging.chime.amazonaws.com" },
  { roleName: "AWSServiceRoleForAmazonChimeVoiceConnector", principal: "voiceconnector.chime.amazonaws.com" },
  { roleName: "AWSServiceRoleForIVSRecordToS3", principal: "ivs.amazonaws.com" },
  { roleName: "AWSServiceRoleForMediaTailor", principal: "mediatailor.amazonaws.com" },
  { roleName: "AWSServiceRoleForMediaPackage", principal: "mediapackage.amazonaws.com" },
];

const UNUSED: Difference = {
  kind: "unused",
  wants: "state: allowed, idle: 0d, minimumAge: 0d",
  member: "unused",
  act: "decommission",
  exists: true,
};

/** Plays cells, and answers each with its question. */
async function play(
  difference: Difference,
  cells: readonly (readonly [Question, Reply])[],
  roles: readonly RoleOfCell[],
) {
  const drift = await startDrift(PARAMETERS);
  const stranger = await employ(drift, "others", "otto");
  const asked = cells.flatMap(([question], at) => {
    const role = roles[at];
    return role === undefined ? [] : [{ question, role }];
  });
  const replies = await playCells(drift, stranger, difference, asked);
  return cells.map(([question], at) => [question, replies[at]]);
}

const expected = (cells: readonly (readonly [Question, Reply])[], done: string) =>
  cells.map(([question, [status, early, outcome, finding]]) => [
    question,
    [status, early, outcome === "done" ? done : outcome, finding],
  ]);

describe("what follows a finding, by response, answer and window", () => {
  it.each<[string, Difference, string]>([
    [
      "a forbidden role is there",
      {
        kind: "unexpected",
        wants: "state: forbidden",
        member: "unexpected",
        act: "decommission",
        exists: true,
      },
      "deleted",
    ],
    [
      "a required role is not there",
      { kind: "missing", wants: "state: required", member: "missing", act: "recreate", exists: false },
      "restored",
    ],
    [
      "a description is not the rule's",
      {
        kind: "description-drift",
        wants: "state: allowed, description: wanted",
        member: "drift",
        act: "put-back",
        exists: true,
      },
      "restored",
    ],
  ])("%s", async (_what, difference, done) => {
    const cells = [...CELLS, ...MORE_CELLS];

    const played = await play(difference, cells, manyRoles(cells.length));

    expect(played).toEqual(expected(cells, done));
  });

  it.each([
    ["by itself, or once somebody approves", CELLS.slice(0, 6)],
    ["or not, where nobody approves who may", CELLS.slice(6)],
  ])("an unused role goes %s", async (_what, cells) => {
    const played = await play(UNUSED, cells, OBSERVED_ROLES);

    expect(played).toEqual(expected(cells, "deleted"));
  });

  it.each([
    ["state: allowed, unexpected: approve", "unexpected"],
    ["state: allowed, unexpected: decommission", "unexpected"],
    ["state: allowed, missing: recreate", "missing"],
    ["state: required, unexpected: decommission", "unexpected"],
    ["state: required, unused: approve", "unused"],
    ["state: required, unused: decommission", "unused"],
    ["state: forbidden, missing: approve", "missing"],
    ["state: forbidden, missing: recreate", "missing"],
  ])("a rule that says %s means nothing, and no policy with it is put in force", async (members, fault) => {
    const drift = await startDrift(PARAMETERS);
    const match = "match: {role: AWSServiceRoleForECS, service: ecs.amazonaws.com}";

    const { status, content } = await drift.owner.putPolicy(
      policyOf([`{name: odd, ${match}, ${members}, approvers: platform}`]),
    );

    expect(status).toBe(422);
    expect(JSON.stringify(content)).toContain(fault);
    expect(await drift.inventory.policies.read(drift.account)).toBeUndefined();
  });
});
