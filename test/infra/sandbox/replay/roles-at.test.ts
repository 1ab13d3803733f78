import { describe, expect, it } from "vitest";
import { rolesAt } from "../../../../infra/sandbox/replay/roles-at.ts";

const details = { path: "/aws-service-role/fis.amazonaws.com/", trustPolicy: "{}", id: "AROA1" };
const created = { name: "Fis", at: new Date("2024-03-01T10:00:00Z"), isGone: false, details };
const tagged = { name: "Fis", at: new Date("2024-03-01T10:30:00Z"), isGone: false };
const deleted = { name: "Fis", at: new Date("2024-03-01T11:00:00Z"), isGone: true };

describe("rolesAt", () => {
  it("has a role between its creation and its deletion, in whatever order events tell", () => {
    const told = [deleted, tagged, created];

    const present = ["09:59", "10:00", "10:45", "11:00"].map((time) =>
      rolesAt(told, new Date(`2024-03-01T${time}:00Z`)),
    );

    expect(present).toEqual([[], [{ name: "Fis", ...details }], [{ name: "Fis", ...details }], []]);
  });

  it("has the latest incarnation", () => {
    const again = { ...created, at: new Date("2024-03-01T12:00:00Z"), details: { ...details, id: "AROA2" } };

    expect(rolesAt([again, created, deleted], again.at)).toEqual([{ name: "Fis", ...details, id: "AROA2" }]);
  });

  it("knows where a role of the catalogue is, though nothing told", () => {
    const used = { name: "AWSServiceRoleForMediaTailor", at: new Date(0), isGone: false };

    expect(rolesAt([used], new Date(0))).toMatchObject([
      { name: "AWSServiceRoleForMediaTailor", path: "/aws-service-role/mediatailor.amazonaws.com/" },
    ]);
  });

  it("has no role of which nothing but the name is known", () => {
    expect(rolesAt([tagged], tagged.at)).toEqual([]);
  });
});
