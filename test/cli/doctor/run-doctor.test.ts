import { describe, expect, it } from "vitest";
import type { Check } from "../../../cli/doctor/check.ts";
import { allChecks } from "../../../cli/doctor/checks/all.ts";
import type { DoctorWorld } from "../../../cli/doctor/doctor-world.ts";
import { openDoctorClients } from "../../../cli/doctor/open-clients.ts";
import { runDoctor } from "../../../cli/doctor/run-doctor.ts";
import { SharedReadError } from "../../../cli/doctor/shared-read-error.ts";
import { openAdapters } from "../../../functions/services/services.ts";

const settings = { credentials: { accessKeyId: "x", secretAccessKey: "x" } };

/** A world of which nothing is called. */
const world: DoctorWorld = {
  place: "direct",
  account: "111122223333",
  partition: "aws",
  hubRegion: "us-east-1",
  configuredRegion: undefined,
  credentials: async () => settings.credentials,
  inventory: undefined,
  clients: openDoctorClients(settings, "us-east-1"),
  adapterFor: openAdapters(settings),
  now: () => new Date("2026-11-20T09:00:00Z"),
};

const check = (id: string, run: Check["run"], more: Partial<Check> = {}): Check => ({
  id,
  title: id.toUpperCase(),
  needs: "nothing",
  run,
  ...more,
});
const fine = check("fine", async () => [{ status: "ok", summary: "fine" }]);

describe("runDoctor", () => {
  it("makes a result of a check that throws, and loses none of the others", async () => {
    const broken = check("broken", () => Promise.reject(new TypeError("x is not a function")));

    const diagnoses = await runDoctor(world, [broken, fine]);

    expect(diagnoses).toEqual([
      {
        check: "broken",
        title: "BROKEN",
        status: "fail",
        summary: '"BROKEN" of account 111122223333 could not be looked at',
        detail: "TypeError: x is not a function",
        fix: expect.stringContaining("may be a fault of rolecall's own"),
      },
      { check: "fine", title: "FINE", status: "ok", summary: "fine" },
    ]);
  });

  it("tells once why a shared question was not answered", async () => {
    const unanswered = new SharedReadError("regions", new Error("no network"));
    const teller = check("regions", () => Promise.reject(unanswered));
    const other = check("rules", () => Promise.reject(unanswered));

    const diagnoses = await runDoctor(world, [teller, other]);

    expect(diagnoses).toMatchObject([
      { status: "fail", detail: "Error: no network" },
      { status: "skipped", summary: 'Not looked at: "REGIONS" has to be mended first' },
    ]);
  });

  it("answers in the order of the checks, whichever ends first", async () => {
    const later = check("later", async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return [
        { status: "warn", summary: "one" },
        { status: "ok", summary: "two" },
      ];
    });

    const diagnoses = await runDoctor(world, [later, fine]);

    expect(diagnoses.map(({ summary }) => summary)).toEqual(["one", "two", "fine"]);
  });

  it("does not run what is about a stack where none is", async () => {
    const never = check("stack", () => Promise.reject(new Error("was run")), {
      stackOnly: "there are no rules",
    });

    expect(await runDoctor(world, [never])).toMatchObject([
      { status: "skipped", summary: "Nothing is deployed: there are no rules" },
    ]);
  });

  it("says that there is no inventory where none could be opened", async () => {
    const checks = allChecks.filter(({ id }) => id === "inventory" || id === "pause");

    expect(await runDoctor(world, checks)).toMatchObject([
      { check: "inventory", status: "skipped" },
      { check: "pause", status: "skipped" },
    ]);
  });
});

describe("the checks", () => {
  it("have names of their own", () => {
    const ids = allChecks.map(({ id }) => id);
    const titles = allChecks.map(({ title }) => title);

    expect([new Set(ids).size, new Set(titles).size]).toEqual([14, 14]);
  });
});
