import { BUILT_IN_PROTECTED_ROLE_NAMES } from "../../functions/core/guards.ts";
import { deletionAdvice, knownRoles } from "../../functions/services/known-roles/all.ts";
import type { KnownRole } from "../../functions/services/known-roles/known-role.ts";
import { sources as sourceTexts } from "../../functions/services/known-roles/sources.ts";
import type { Grant, OwnedRole, Service } from "../../functions/services/port.ts";
import { allServices } from "../../functions/services/services.ts";

/** What rolecall knows of a service whose usages it can find, release and restore. */
export interface CatalogueService {
  readonly key: string;
  /** Regions where the service runs. */
  readonly regions: readonly string[];
  /** IAM actions. */
  readonly actions: Readonly<Record<"read" | "release" | "restore", readonly string[]>>;
  /** Why a restore cannot make the role again, where it cannot. */
  readonly notMadeAgain?: string;
}

/** A service-linked role that rolecall knows before any account is asked. */
export interface CatalogueRole {
  readonly roleName: string;
  /** The service that owns the role, for example `ivs.amazonaws.com`. */
  readonly principal: string;
  /** True if the service allows a custom suffix: `<roleName>_<suffix>`. */
  readonly customSuffix: boolean;
  /** `full`: rolecall finds, releases and restores what uses the role; `iam`: only IAM's own check tells. */
  readonly cleanUp: "full" | "iam";
  /** True if it is on the built-in list of roles that are never decommissioned unless their owner opens them. */
  readonly protected: boolean;
  /** Whether IAM can delete it, once nothing uses it; see `KnownRole`. */
  readonly deletion: KnownRole["deletion"];
  /** What a person has to know before deleting it. */
  readonly advice?: string;
  /** Set where `cleanUp` is `full`. */
  readonly service?: CatalogueService;
  /** Where this comes from, each with the day it was read. */
  readonly sources: readonly string[];
}

/** Every service-linked role that rolecall knows: those with full clean-up first, then by name. AWS has more. */
export function catalogueRoles(): readonly CatalogueRole[] {
  const full = allServices.flatMap((service) => service.roles.map((role) => fullRole(service, role)));
  const others = knownRoles
    .filter((known) => !full.some((role) => isSame(role, known)))
    .map((known) => ({ ...whatIsKnown(known), cleanUp: "iam" as const }));
  return [...full.toSorted(byName), ...others.toSorted(byName)];
}

/** The service that owns a role of this name; `undefined` if none is known, or several could. */
export function principalOf(roleName: string): string | undefined {
  const owners = catalogueRoles().filter(
    (role) => role.roleName === roleName || (role.customSuffix && roleName.startsWith(`${role.roleName}_`)),
  );
  const [principal, ...more] = new Set(owners.map((owner) => owner.principal));
  return more.length === 0 ? principal : undefined;
}

type Named = Pick<KnownRole, "principal" | "roleName">;

function isSame(one: Named, other: Named): boolean {
  return one.principal === other.principal && one.roleName === other.roleName;
}

function byName(one: Named, other: Named): number {
  return one.roleName < other.roleName || (one.roleName === other.roleName && one.principal < other.principal)
    ? -1
    : 1;
}

function whatIsKnown({ principal, roleName, customSuffix, deletion, sources }: KnownRole) {
  const advice = deletionAdvice(principal, roleName);
  return {
    roleName,
    principal,
    customSuffix: customSuffix === true,
    protected: BUILT_IN_PROTECTED_ROLE_NAMES.includes(roleName),
    deletion,
    ...(advice === undefined ? {} : { advice }),
    sources: sources.map((key) => sourceTexts[key]),
  };
}

function fullRole(service: Service, role: OwnedRole): CatalogueRole {
  const known = knownRoles.find((candidate) => isSame(candidate, role));
  const { key, regions, readGrants, releaseGrants, restoreGrants } = service;
  const { principal, roleName, notMadeAgain } = role;
  const { sources, ...facts } = whatIsKnown(
    known ?? { principal, roleName, deletion: "unknown", sources: [] },
  );
  return {
    ...facts,
    cleanUp: "full",
    service: {
      key,
      regions,
      actions: {
        read: actionsOf(readGrants),
        release: actionsOf(releaseGrants),
        restore: actionsOf(restoreGrants),
      },
      ...(notMadeAgain === undefined ? {} : { notMadeAgain }),
    },
    sources: [...sources, ...service.sources],
  };
}

function actionsOf(grants: readonly Grant[]): readonly string[] {
  return [...new Set(grants.flatMap(({ actions }) => actions))].sort();
}
