import * as v from "valibot";
import { onTestFinished, vi } from "vitest";
import type { Finding, FindingKind } from "../../functions/core/drift/finding.ts";
import type { Remediation } from "../../functions/core/drift/remediation.ts";
import { required } from "../../functions/core/required.ts";
import type { EventEnvelope } from "../../infra/embedded/events/event-envelope.ts";
import { employ, type Person } from "../../infra/sandbox/estate/people.ts";
import { ACCOUNT, type Stack, startStack } from "./stack.ts";

/** Sweeps happen when a test asks for one. */
const NO_SCHEDULE = { SweepSchedule: "rate(3650 days)" };

/** What rolecall has told on its own bus. */
export interface Told {
  readonly what: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A default bus, and an event on it. */
export type Hint = readonly [busArn: string, event: EventEnvelope];

/** The stack, the people who deal with drift, and what was told since the test began. */
export interface Drift extends Stack {
  /** Puts policies in force. */
  readonly owner: Person;
  /** Is in the group `platform`, which the tests' policies ask. */
  readonly approver: Person;
  readonly told: readonly Told[];
  /** What AWS has told since then: a default bus, and the event on it. */
  readonly hints: readonly Hint[];
}

/** Starts the stack for a test of drift; the group `platform` is one that policies may name. */
export async function startDrift(parameters: Readonly<Record<string, string>> = {}): Promise<Drift> {
  const stack = await startStack({ parameters: { ...NO_SCHEDULE, ...parameters } });
  const told: Told[] = [];
  const hints: Hint[] = [];
  const { events } = stack.engines;
  const deliver = events.deliver.bind(events);
  const spy = vi.spyOn(events, "deliver").mockImplementation((bus, event) => {
    if (bus.endsWith("/rolecall")) {
      told.push({ what: event["detail-type"], detail: { ...Object(event.detail) } });
    }
    if (bus.endsWith(":event-bus/default")) {
      hints.push([bus, event]);
    }
    deliver(bus, event);
  });
  onTestFinished(() => spy.mockRestore());
  const owner = await employ(stack, "owners", "olga");
  const approver = await employ(stack, "platform", "paul");
  return { ...stack, owner, approver, told, hints };
}

/** A policy with these rules, in YAML; `others` are members of the file. */
export function policyOf(rules: readonly string[], others = ""): string {
  const listed = rules.map((rule) => `  - ${rule}`).join("\n");
  return `version: 1\napprovers: {platform: "arn:aws:sts::*:assumed-role/platform/*"}\n${others}\nrules:\n${listed}\n`;
}

/** Has the owner put a policy in force, and lets the sweep end that this starts. */
export async function rule(drift: Drift, rules: readonly string[], others = ""): Promise<void> {
  const { status, content } = await drift.owner.putPolicy(policyOf(rules, others));
  if (status !== 200) {
    throw new Error(`The policy was refused: ${JSON.stringify(content)}`);
  }
  await drift.clock.settle(120);
}

/** Reads the finding of this kind, open or closed. */
export async function findingOf(
  { inventory }: Stack,
  kind: FindingKind,
  subject: string,
): Promise<Finding | undefined> {
  const findings = await inventory.findings.list(ACCOUNT, subject);
  return findings.find((finding) => finding.kind === kind && finding.subject === subject);
}

/** Reads what rolecall has done by itself about a role. */
export async function remediationOf({ inventory }: Stack, roleName: string): Promise<Remediation> {
  return required(await inventory.remediations.read(ACCOUNT, roleName), `a remediation of ${roleName}`);
}

/** Answers to what is asked about a role, as it is asked; `changes` are what the answer has other. */
export async function answer(
  drift: Drift,
  person: Person,
  roleName: string,
  decision: "approve" | "reject",
  changes: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const { run } = await remediationOf(drift, roleName);
  const body = { decision, roleName, runId: run?.runId, planDigest: run?.plan?.digest, ...changes };
  return (await person.answer(body)).status;
}

/** Lets a role's outcome be read as `<outcome>: <reason>`, or what it waits for. */
export async function stateOf(stack: Stack, roleName: string): Promise<string> {
  const { run } = (await stack.inventory.remediations.read(ACCOUNT, roleName)) ?? {};
  const { outcome, waiting = "at work" } = run ?? {};
  return run === undefined
    ? "no run"
    : outcome === undefined
      ? waiting
      : `${outcome.kind}: ${outcome.reason}`;
}

/** Moves on to the next time that it is so late, UTC, however late it is. */
export async function moveTo({ clock }: Stack, hour: number): Promise<void> {
  const now = clock.now();
  const next = new Date(now);
  next.setUTCHours(hour, 0, 0, 0);
  const seconds = (next.getTime() - now.getTime()) / 1000;
  await clock.advance(seconds > 0 ? seconds : seconds + 86_400);
}

/** How the runs of a role have ended, in order: `<outcome>: <reason>`. */
export function endings({ told }: Drift, roleName: string): readonly string[] {
  return told
    .filter(({ what, detail }) => what === "Remediation Ended" && detail["roleName"] === roleName)
    .map(({ detail: { outcome } }) => {
      const { kind, reason } = v.parse(v.object({ kind: v.string(), reason: v.string() }), outcome);
      return `${kind}: ${reason}`;
    });
}
