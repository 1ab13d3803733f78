import type { AdvancedFieldSelector } from "@aws-sdk/client-cloudtrail";
import { describe, expect, it } from "vitest";
import { loggedSources } from "../../../../cli/doctor/trail/logged-sources.ts";

const SOURCES = ["iam.amazonaws.com", "ivs.amazonaws.com"];
const BOTH = SOURCES;
const NONE: readonly string[] = [];
const IVS = ["ivs.amazonaws.com"];
const IAM = ["iam.amazonaws.com"];

describe("what basic event selectors log", () => {
  it.each([
    ["everything unless they say otherwise", {}, BOTH],
    ["changes alone", { ReadWriteType: "WriteOnly" as const }, BOTH],
    ["no changes where they log reading only", { ReadWriteType: "ReadOnly" as const }, NONE],
    ["nothing without management events", { IncludeManagementEvents: false }, NONE],
    ["no source that they leave out", { ExcludeManagementEventSources: ["iam.amazonaws.com"] }, IVS],
  ])("is %s", (_what, selector, expected) => {
    expect(loggedSources({ EventSelectors: [selector] }, SOURCES)).toEqual(expected);
  });

  it("is what any of them logs", () => {
    const selectors = [{ IncludeManagementEvents: false }, { ReadWriteType: "All" as const }];

    expect(loggedSources({ EventSelectors: selectors }, SOURCES)).toEqual(BOTH);
  });
});

describe("what advanced event selectors log", () => {
  const management: AdvancedFieldSelector = { Field: "eventCategory", Equals: ["Management"] };

  it.each<readonly [string, readonly AdvancedFieldSelector[], readonly string[]]>([
    ["every management event", [management], BOTH],
    ["nothing of another category", [{ Field: "eventCategory", Equals: ["Data"] }], NONE],
    ["nothing without a category", [{ Field: "readOnly", Equals: ["false"] }], NONE],
    ["changes alone", [management, { Field: "readOnly", Equals: ["false"] }], BOTH],
    ["no changes where they log reading only", [management, { Field: "readOnly", Equals: ["true"] }], NONE],
    [
      "no source that they leave out",
      [management, { Field: "eventSource", NotEquals: ["kms.amazonaws.com", "ivs.amazonaws.com"] }],
      IAM,
    ],
    [
      "the sources that they name",
      [management, { Field: "eventSource", Equals: ["ivs.amazonaws.com"] }],
      IVS,
    ],
    ["sources by how they begin", [management, { Field: "eventSource", StartsWith: ["iv", "x"] }], IVS],
    ["sources by how they end", [management, { Field: "eventSource", EndsWith: [".amazonaws.com"] }], BOTH],
    ["none that begins so", [management, { Field: "eventSource", NotStartsWith: ["iv"] }], IAM],
    ["none that ends so", [management, { Field: "eventSource", NotEndsWith: ["amazonaws.com"] }], NONE],
    [
      "not for sure what some callers do only",
      [management, { Field: "userIdentity.arn", StartsWith: ["arn:aws:iam::111122223333:role/ci"] }],
      NONE,
    ],
  ])("is %s", (_what, FieldSelectors, expected) => {
    const selector = { FieldSelectors: [...FieldSelectors] };

    expect(loggedSources({ AdvancedEventSelectors: [selector] }, SOURCES)).toEqual(expected);
  });

  it("is what all of them log together", () => {
    const of = (source: string) => ({
      FieldSelectors: [management, { Field: "eventSource", Equals: [source] }],
    });
    const selectors = SOURCES.map(of);

    expect(loggedSources({ AdvancedEventSelectors: selectors }, SOURCES)).toEqual(BOTH);
  });
});

describe("no selectors", () => {
  it("log nothing", () => {
    expect(loggedSources({}, SOURCES)).toEqual(NONE);
  });
});
