import { describe, expect, it } from "vitest";
import { deletionAdvice, knownRole, knownRoles } from "../../../functions/services/known-roles/all.ts";
import type { KnownRole } from "../../../functions/services/known-roles/known-role.ts";
import { sources } from "../../../functions/services/known-roles/sources.ts";

const pairOf = ({ principal, roleName }: KnownRole) => `${principal} ${roleName}`;

const pairs = knownRoles.map(pairOf);

describe("the known roles", () => {
  it("are at least 150", () => {
    expect(knownRoles.length).toBeGreaterThanOrEqual(150);
  });

  it("are listed once each, sorted by principal and role name", () => {
    expect(pairs).toEqual([...new Set(pairs)].sort());
  });

  it("are owned by service principals", () => {
    expect(
      knownRoles.filter(({ principal }) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(principal)),
    ).toEqual([]);
  });

  it("have names that IAM accepts and that are no policy's", () => {
    expect(knownRoles.filter(({ roleName }) => !/^[\w+=,.@-]{1,64}$/.test(roleName))).toEqual([]);
    expect(knownRoles.filter(({ roleName }) => /Policy$|_$/.test(roleName))).toEqual([]);
  });

  it("say where they come from, each source once and in order", () => {
    const disordered = knownRoles.filter(
      ({ sources: own }) => own.join() !== [...new Set(own)].sort().join(),
    );

    expect(knownRoles.filter(({ sources: own }) => own.length === 0).map(pairOf)).toEqual([]);
    expect(disordered.map(pairOf)).toEqual([]);
  });

  it("have a page of AWS for every word on deletion", () => {
    const told = knownRoles.filter(({ deletion, note }) => deletion !== "unknown" || note !== undefined);

    expect(told.length).toBeGreaterThan(150);
    expect(
      told.filter(({ sources: own }) => !own.some((key) => key.startsWith("docs-"))).map(pairOf),
    ).toEqual([]);
  });

  it("have notes of one sentence", () => {
    const notes = knownRoles.flatMap(({ note }) => note ?? []);

    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter((note) => !/^[A-Z][^.]*\.$/.test(note))).toEqual([]);
  });

  it.each([
    ["organizations.amazonaws.com", "AWSServiceRoleForOrganizations", "never"],
    ["support.amazonaws.com", "AWSServiceRoleForSupport", "never"],
    ["cks.kms.amazonaws.com", "AWSServiceRoleForKeyManagementServiceCustomKeyStores", "never"],
    ["mrk.kms.amazonaws.com", "AWSServiceRoleForKeyManagementServiceMultiRegionKeys", "never"],
    ["connect.amazonaws.com", "AWSServiceRoleForAmazonConnect", "service"],
    ["chime.amazonaws.com", "AmazonChimeServiceChatStreamingAccess", "iam"],
    ["messaging.chime.amazonaws.com", "AWSServiceRoleForChimeSDKMessaging", "iam"],
    ["voiceconnector.chime.amazonaws.com", "AWSServiceRoleForAmazonChimeVoiceConnector", "iam"],
    ["ivs.amazonaws.com", "AWSServiceRoleForIVSRecordToS3", "iam"],
    ["mediatailor.amazonaws.com", "AWSServiceRoleForMediaTailor", "iam"],
    ["mediapackage.amazonaws.com", "AWSServiceRoleForMediaPackage", "iam"],
    ["kafka.amazonaws.com", "AWSServiceRoleForKafka", "unknown"],
  ])("say of %s %s how it can be deleted: %s", (principal, roleName, deletion) => {
    expect(knownRole(principal, roleName)?.deletion).toBe(deletion);
  });
});

describe("the sources of the known roles", () => {
  it("are all used, and no other is", () => {
    const used = new Set<string>(knownRoles.flatMap((known) => known.sources));

    expect(Object.keys(sources)).toEqual([...used].sort());
  });

  it("say when they were read or searched, and where a page of AWS is", () => {
    const texts = Object.entries(sources);

    expect(texts.filter(([, text]) => !/\((table )?(read|searched) \d{4}-\d{2}-\d{2}\b/.test(text))).toEqual(
      [],
    );
    expect(
      texts
        .filter(([key]) => key.startsWith("docs-"))
        .filter(([, text]) => !/^https:\/\/(docs\.aws\.amazon|github)\.com\/\S+ \(read [\d-]+\)$/.test(text)),
    ).toEqual([]);
  });
});

describe("knownRole", () => {
  it.each([
    ["rds.amazonaws.com", "AWSServiceRoleForRDS", "AWSServiceRoleForRDS"],
    ["dms.amazonaws.com", "AWSServiceRoleForMigrationHubDMSAccess", "AWSServiceRoleForMigrationHubDMSAccess"],
    ["autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AWSServiceRoleForAutoScaling"],
    ["autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling_team-a", "AWSServiceRoleForAutoScaling"],
    ["lexv2.amazonaws.com", "AWSServiceRoleForLexV2Bots_UB2XTZ1KQF", "AWSServiceRoleForLexV2Bots"],
  ])("finds %s %s as %s", (principal, roleName, found) => {
    expect(knownRole(principal, roleName)?.roleName).toBe(found);
  });

  it.each([
    ["rds.amazonaws.com", "AWSServiceRoleForRDS_suffix", "a suffix that the service does not allow"],
    ["autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling_", "a suffix without text"],
    ["autoscaling.amazonaws.com", "AWSServiceRoleForAutoScalingX", "more text that is no suffix"],
    ["autoscaling.amazonaws.com", "AWSServiceRoleForAutoScalinx_a", "a suffix after another name"],
    ["ivs.amazonaws.com", "AWSServiceRoleForRDS", "the role of another principal"],
    ["unheard-of.amazonaws.com", "AWSServiceRoleForUnheardOf", "a service that nobody knows"],
  ])("does not find %s %s: %s", (principal, roleName) => {
    expect(knownRole(principal, roleName)).toBeUndefined();
  });
});

describe("deletionAdvice", () => {
  it.each([
    [
      "resource-explorer-2.amazonaws.com",
      "AWSServiceRoleForResourceExplorer",
      /^All indexes have to be deleted first/,
    ],
    [
      "cks.kms.amazonaws.com",
      "AWSServiceRoleForKeyManagementServiceCustomKeyStores",
      /^AWS says that it cannot be deleted\. /,
    ],
    ["acm.amazonaws.com", "AWSServiceRoleForCertificateManager", undefined],
    ["nobody.amazonaws.com", "AWSServiceRoleForNothing", undefined],
  ])("says of %s what a person has to know", (principal, roleName, advice) => {
    const said = deletionAdvice(principal, roleName);

    expect(said).toEqual(advice === undefined ? undefined : expect.stringMatching(advice));
  });
});
