import { describe, expect, it } from "vitest";
import { type CatalogueRole, catalogueRoles, principalOf } from "../../../cli/commands/catalogue-roles.ts";
import { knownRoles } from "../../../functions/services/known-roles/all.ts";
import { allServices } from "../../../functions/services/services.ts";
import { rolecall } from "./in-process.ts";

async function namesFor(...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await rolecall("catalogue", ...args, "-o", "json");
  const roles: readonly CatalogueRole[] = JSON.parse(out);
  return roles.map(({ roleName }) => roleName);
}

describe("the catalogue", () => {
  const roles = catalogueRoles();

  it("has every role of every service, and every other known role, each once", () => {
    const owned = allServices.flatMap((service) => service.roles);
    const nameOf = ({ principal, roleName }: { principal: string; roleName: string }) =>
      `${principal} ${roleName}`;

    expect(roles.map(nameOf).toSorted()).toEqual(
      [...new Set([...owned, ...knownRoles].map(nameOf))].toSorted(),
    );
    expect(
      roles
        .filter(({ cleanUp }) => cleanUp === "full")
        .map(nameOf)
        .toSorted(),
    ).toEqual(owned.map(nameOf).toSorted());
  });

  it("says where each of its facts comes from", () => {
    expect(roles.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it("tells everything that a service file says of a role", () => {
    expect(roles.find(({ roleName }) => roleName === "AmazonChimeServiceChatStreamingAccess")).toMatchObject({
      principal: "chime.amazonaws.com",
      cleanUp: "full",
      protected: false,
      service: {
        key: "chime-messaging",
        regions: ["eu-central-1", "us-east-1"],
        actions: { release: ["chime:DeleteMessagingStreamingConfigurations"] },
        notMadeAgain: expect.any(String),
      },
    });
  });

  it("knows whose a role is by its name, with a suffix, too, unless several services could own it", () => {
    const shared = roles.filter((one) => roles.some((other) => isNamesake(one, other)));

    expect(principalOf("AWSServiceRoleForAutoScaling")).toBe("autoscaling.amazonaws.com");
    expect(principalOf("AWSServiceRoleForAutoScaling_mine")).toBe("autoscaling.amazonaws.com");
    expect(principalOf("AWSServiceRoleForSupport_mine")).toBeUndefined();
    expect(principalOf("AWSServiceRoleForNothing")).toBeUndefined();
    expect(
      shared.map(({ roleName }) => principalOf(roleName)).filter((found) => found !== undefined),
    ).toEqual([]);
  });
});

function isNamesake(one: CatalogueRole, other: CatalogueRole): boolean {
  return one.roleName === other.roleName && one.principal !== other.principal;
}

describe("rolecall catalogue", () => {
  it("lists all of it, those with full clean-up first, and says that AWS has more", async () => {
    const { code, out, err } = await rolecall("catalogue");

    const lines = out.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(lines).toHaveLength(catalogueRoles().length + 1);
    expect(lines[0]).toMatch(
      /^ROLE +SERVICE +CLEAN-UP +REGIONS +PROTECTED +RELEASED BY +BEFORE IT IS DELETED$/,
    );
    const owned = allServices.flatMap((service) => service.roles).length;
    expect(lines.slice(1, 1 + owned).every((line) => line.includes(" full "))).toBe(true);
    expect(lines[1 + owned]).toContain("IAM's check");
    expect(err).toMatch(
      new RegExp(`^\\d+ of \\d+ known roles, ${owned} with full clean-up; AWS has more\n$`),
    );
  });

  it.each([
    ["ivs", ["AWSServiceRoleForIVSRecordToS3"]],
    ["MEDIATAILOR.amazonaws.com", ["AWSServiceRoleForMediaTailor"]],
    ["chime-voice", ["AWSServiceRoleForAmazonChimeVoiceConnector"]],
    ["*recordtos3", ["AWSServiceRoleForIVSRecordToS3"]],
    ["recordtos?", []],
  ])("finds for %s what has it in its name or its service, or fits it", async (pattern, names) => {
    expect(await namesFor(pattern)).toEqual(names);
  });

  it("says so where nothing fits, and is no error", async () => {
    const { code, err } = await rolecall("catalogue", "no\u202ething");

    expect(code).toBe(0);
    expect(err).toContain("fits no\\u{202e}thing");
  });
});
