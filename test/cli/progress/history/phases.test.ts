import { describe, expect, it } from "vitest";
import { phaseOf } from "../../../../cli/progress/history/phases.ts";
import { machinesIn, readMachineText } from "../../../statemachines/definition.ts";

describe("phaseOf", () => {
  it.each(["decommission-role", "restore-role", "remediate-role"])(
    "knows every state of %s in which time can pass",
    (name) => {
      const [machine] = machinesIn(JSON.parse(readMachineText(`${name}.asl.json`)));
      const lasting = Object.entries(machine?.States ?? {}).filter(([, { Type }]) =>
        ["Task", "Wait", "Map"].includes(Type),
      );

      expect(lasting.length).toBeGreaterThan(3);
      expect(lasting.filter(([state]) => phaseOf(state) === undefined)).toEqual([]);
    },
  );

  it("says nothing of states that it does not know, whatever their names", () => {
    expect([phaseOf("RouteVerdict"), phaseOf("toString"), phaseOf("")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
