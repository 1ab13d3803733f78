import { onTestFinished } from "vitest";
import type { Check, Diagnosis } from "../../../cli/doctor/check.ts";
import { allChecks } from "../../../cli/doctor/checks/all.ts";
import type { DoctorWorld } from "../../../cli/doctor/doctor-world.ts";
import { openDoctorClients } from "../../../cli/doctor/open-clients.ts";
import { runDoctor } from "../../../cli/doctor/run-doctor.ts";
import type { ClientSettings, Credentials } from "../../../functions/services/port.ts";
import { openAdapters } from "../../../functions/services/services.ts";
import { HUB_REGION } from "../../../infra/cloud/regions.ts";
import { trailState } from "../../../infra/sandbox/services/cloudtrail-state.ts";
import { ACCOUNT, type Stack, startStack } from "../../stack/stack.ts";

/** Never, as far as these tests go: they sweep by hand. */
const parameters = { SweepSchedule: "rate(3650 days)" };

export const ADMINISTRATOR: Credentials = { accessKeyId: ACCOUNT, secretAccessKey: "x" };

/** What a test wants to be different in the doctor's world. */
export interface Difference extends Partial<Omit<DoctorWorld, "credentials">> {
  readonly credentials?: Credentials | DoctorWorld["credentials"];
  /** Where AWS is; default: the sandbox. */
  readonly endpoint?: string;
  /** Default 1: what fails is not tried again. */
  readonly maxAttempts?: number;
}

/** A deployed stack with the doctor before it. */
export interface Patient extends Stack {
  /** Answers everything that the doctor says, with the administrator's credentials unless told otherwise. */
  examine(difference?: Difference): Promise<readonly Diagnosis[]>;
  /** The same of one check, run alone. */
  look(check: string, difference?: Difference): Promise<readonly Diagnosis[]>;
  /** Credentials of a role with this one statement, or these. */
  signInAs(name: string, statement: unknown): Promise<Credentials>;
}

/** Lends a stack where nothing has happened; rules and trails are put back when the test is over. */
export async function arrangePatient(): Promise<Patient> {
  const stack = await startStack({ parameters });
  const { engines, permissions, url, world } = stack;
  const rules = engines.events.rules();
  const trails = trailState(world, ACCOUNT);
  const { trails: before } = trails;
  onTestFinished(() => {
    trails.trails = before;
    for (const rule of rules) {
      engines.events.putRule(rule);
    }
  });

  const run = (
    checks: readonly Check[],
    { credentials = ADMINISTRATOR, endpoint = url, maxAttempts = 1, ...difference }: Difference = {},
  ) => {
    const provide = typeof credentials === "function" ? credentials : async () => credentials;
    const settings: ClientSettings = { endpoint, credentials: provide, maxAttempts };
    const world: DoctorWorld = {
      place: "stack",
      account: ACCOUNT,
      partition: "aws",
      hubRegion: HUB_REGION,
      configuredRegion: "eu-west-1",
      credentials: provide,
      inventory: stack.inventory,
      clients: openDoctorClients(settings, HUB_REGION),
      adapterFor: openAdapters(settings),
      now: () => stack.clock.now(),
      ...difference,
    };
    return runDoctor(world, checks);
  };

  return {
    ...stack,
    examine: (difference) => run(allChecks, difference),
    look: (check, difference) =>
      run(
        allChecks.filter(({ id }) => id === check),
        difference,
      ),
    async signInAs(name, statement) {
      const arn = `arn:aws:iam::${ACCOUNT}:role/${name}`;
      permissions.putRole({
        arn,
        roleId: `AROAEXAMPLE${name.toUpperCase()}`,
        path: "/",
        name,
        trustPolicy: { Version: "2012-10-17", Statement: [] },
        policies: [{ name: "work", document: { Version: "2012-10-17", Statement: statement } }],
      });
      onTestFinished(() => permissions.removeRole(arn));
      return permissions.issueCredentials(arn, "s");
    },
  };
}

/** What the doctor says, as `check: status`, each once. */
export function outline(diagnoses: readonly Diagnosis[]): readonly string[] {
  return [...new Set(diagnoses.map(({ check, status }) => `${check}: ${status}`))];
}

/** Everything that a diagnosis says, for a test to look for words in. */
export const wording = ({ summary, detail = "", fix = "" }: Diagnosis): string =>
  `${summary}\n${detail}\n${fix}`;
