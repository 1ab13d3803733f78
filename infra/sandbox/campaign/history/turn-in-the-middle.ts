import { type Draw, drawUse } from "./draw-owner-moves.ts";
import { drawRule } from "./draw-policy.ts";
import type { Fault, Move } from "./move.ts";
import type { DraftRule, PolicyDraft } from "./policy-draft.ts";

/** Calls that release; where they are throttled for a while, a run waits between its releases. */
const RELEASES: readonly (readonly [service: string, operation: string])[] = [
  ["chime", "DeleteVoiceConnectorStreamingConfiguration"],
  ["ivs", "UpdateChannel"],
  ["ivs", "DeleteRecordingConfiguration"],
  ["mediapackage", "ConfigureLogs"],
  ["mediapackage-vod", "ConfigureLogs"],
  ["mediatailor", "ConfigureLogsForPlaybackConfiguration"],
  ["mediatailor", "ConfigureLogsForChannel"],
];

/**
 * A forbidden role goes by itself at once, with everything that uses it, and in the middle of that its owner changes
 * their mind: what was right when the run began is not any more.
 */
export function turnInTheMiddle(draw: Draw): readonly Move[] {
  const { chance, role } = draw;
  if (chance.happens(0.3)) {
    return answerTooLate(draw);
  }
  const { window: _, ...drawn } = drawRule(chance, role, "forbid");
  const rule: DraftRule = {
    ...drawn,
    response: "act",
    graceHours: 0,
    release: "listed",
    releases: ["arn:*"],
  };
  const policy: PolicyDraft = { rules: [rule], exemptions: [], limits: {} };
  const put = (other: PolicyDraft): Move => ({ kind: "put-policy", by: "olga", policy: other });
  const turn = chance.pick<Move>([
    { kind: "drop-policy", by: "olga" },
    put({ ...policy, rules: [{ ...rule, response: "report" }] }),
    put({ ...policy, rules: [{ ...rule, releases: ["arn:aws:sqs:*"] }] }),
    put({ ...policy, exemptions: [{ name: "for-now", role, hours: 5 }] }),
    { kind: "pause" },
  ]);
  return [
    ...drawUse(draw),
    ...drawUse(draw),
    { kind: "pass", seconds: 5 },
    ...(chance.happens(0.5) ? [{ kind: "faults", faults: RELEASES.map(throttled) } as const] : []),
    put(policy),
    { kind: "pass", seconds: chance.pick([1, 3, 8, 20, 28]) },
    turn,
    { kind: "pass", seconds: chance.pick([40, 400]) },
    { kind: "calm" },
    { kind: "unpause" },
    { kind: "pass", seconds: 120 },
  ];
}

/** Somebody approves after the time for it, while rolecall, which was paused, has not looked again yet. */
function answerTooLate({ chance, role }: Draw): readonly Move[] {
  const drawn = drawRule(chance, role, "forbid");
  const rule: DraftRule = {
    ...drawn,
    response: "approve",
    approvers: "platform",
    expiresHours: 1,
    release: chance.pick(["never", "approved"]),
  };
  return [
    { kind: "make-role", role },
    { kind: "put-policy", by: "olga", policy: { rules: [rule], exemptions: [], limits: {} } },
    { kind: "pass", seconds: 60 },
    { kind: "pause" },
    { kind: "pass", seconds: chance.pick([3000, 5000]) },
    { kind: "unpause" },
    {
      kind: "answer",
      by: chance.pick(["paul", "petra"]),
      role,
      decision: chance.pick(["approve", "reject"]),
    },
    { kind: "pass", seconds: 4000 },
  ];
}

function throttled([service, operation]: readonly [string, string]): Fault {
  return { service, operation, times: 9, error: { code: "TooManyRequestsException", status: 429 } };
}
