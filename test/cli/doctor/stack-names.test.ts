import { describe, expect, inject, it } from "vitest";
import { FORWARDER_PREFIX, HUB_PREFIX, INTAKE_BUS, OWN_BUS } from "../../../cli/doctor/stack-names.ts";
import { INTAKE_BUS_NAME, OWN_BUS_NAME } from "../../../infra/cloud/names.ts";

describe("the names that the doctor looks for", () => {
  it("are those of the stacks and buses", () => {
    const { stackNames } = inject("assembly");

    expect(stackNames.filter((name) => `${name}-` === HUB_PREFIX)).toEqual(["RolecallHub"]);
    expect(stackNames.filter((name) => name.startsWith(FORWARDER_PREFIX))).toEqual([
      "RolecallForwarder-eu-west-1",
    ]);
    expect([OWN_BUS, INTAKE_BUS]).toEqual([OWN_BUS_NAME, INTAKE_BUS_NAME]);
  });
});
