import { describe, expect, it } from "vitest";
import { mergeLook } from "../../../functions/core/record.ts";
import { at, lookAt, recordInUse, role } from "./examples.ts";

const nowhere = { "us-east-1": [], "eu-west-1": [] };
const absent = { role: undefined, principal: undefined, expected: [], readings: [], observed: false };
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };
const decommissioned = { runId: "run-1", roleId: role.roleId, at: at(5) };

describe("mergeLook, of what a run has deleted", () => {
  it("keeps which run it was, over the incarnations that follow", () => {
    const gone = mergeLook(recordInUse, lookAt(4, {}, { ...absent, decommissioned }));
    const back = mergeLook(gone, lookAt(6, nowhere, { role: reborn }));

    expect(gone).toMatchObject({ status: "gone", decommissioned });
    expect(back).toMatchObject({ status: "unused", decommissioned, role: { roleId: reborn.roleId } });
  });

  it("keeps it though somebody saw the role gone, or back, before the run said so", () => {
    const gone = mergeLook(recordInUse, lookAt(8, {}, absent));
    const back = mergeLook(recordInUse, lookAt(8, nowhere, { role: reborn }));
    const late = lookAt(4, {}, { ...absent, decommissioned });

    expect(mergeLook(gone, late)).toMatchObject({ status: "gone", roleReadAt: at(8), decommissioned });
    expect(mergeLook(back, late)).toMatchObject({ role: reborn, roleReadAt: at(8), decommissioned });
  });

  it("calls the incarnation gone that a run saw deleted, though somebody was shown it afterwards", () => {
    const shown = mergeLook(recordInUse, lookAt(8, nowhere));

    const after = mergeLook(shown, lookAt(4, {}, { ...absent, decommissioned }));

    expect(after).toMatchObject({ status: "gone", roleReadAt: at(8), decommissioned });
  });

  it("writes nothing when it is told late and once more", () => {
    const gone = mergeLook(recordInUse, lookAt(8, {}, absent));
    const late = lookAt(4, {}, { ...absent, decommissioned });
    const first = mergeLook(gone, late);

    expect(mergeLook(first, late)).toBe(first);
  });

  it("forgets it once a restore has brought the role back", () => {
    const gone = mergeLook(recordInUse, lookAt(4, {}, { ...absent, decommissioned }));

    const back = mergeLook(gone, lookAt(6, nowhere, { role: reborn, decommissioned: "undone" }));

    expect(back).not.toHaveProperty("decommissioned");
  });

  it("forgets it, too, where a later look was there first", () => {
    const gone = mergeLook(recordInUse, lookAt(4, {}, { ...absent, decommissioned }));
    const seen = mergeLook(gone, lookAt(8, nowhere, { role: reborn }));
    const stillGone = mergeLook(seen, lookAt(9, {}, absent));

    const undone = mergeLook(stillGone, lookAt(7, nowhere, { role: reborn, decommissioned: "undone" }));

    expect(undone).toMatchObject({ status: "gone", roleReadAt: at(9) });
    expect(undone).not.toHaveProperty("decommissioned");
  });
});
