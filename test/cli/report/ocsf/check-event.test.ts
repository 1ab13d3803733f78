import { describe, expect, it } from "vitest";
import { reportOcsf } from "../../../../cli/report/ocsf.ts";
import { report } from "../asff/examples.ts";
import { checkEvent } from "./check-event.ts";

const event = () => JSON.parse([...reportOcsf(report())].join("").split("\n")[0] ?? "");

describe("checkEvent", () => {
  it("finds nothing in what is right", () => {
    expect(checkEvent(event())).toEqual([]);
  });

  it("finds what is missing, unknown, of another type, no value of an enumeration or contradicts itself", () => {
    const { time: _, ...timeless } = event();

    expect(checkEvent({ ...event(), colour: "red" })).toEqual(["event.colour is unknown"]);
    expect(checkEvent(timeless)).toEqual(["event.time is missing", "time is not in milliseconds"]);
    expect(checkEvent({ ...event(), message: 1 })).toEqual(["event.message is no string"]);
    expect(checkEvent({ ...event(), severity_id: 7 })).toEqual(["event.severity_id may not be 7"]);
    expect(checkEvent({ ...event(), severity: "High" })).toEqual([
      "event.severity_id is Low, but severity says High",
    ]);
    expect(checkEvent({ ...event(), resources: {} })).toEqual(["event.resources is no list"]);
    expect(checkEvent({ ...event(), resources: [{ type: "x" }] })).toEqual([
      "event.resources[0] has none of name, uid",
    ]);
    expect(checkEvent({ ...event(), remediation: {} })).toEqual(["event.remediation.desc is missing"]);
    expect(
      checkEvent({ ...event(), compliance: { assessments: [{ name: "x", meets_criteria: "no" }] } }),
    ).toEqual(["event.compliance.assessments[0].meets_criteria is no boolean"]);
    expect(checkEvent(null)).toContain("event is no object");
  });
});
