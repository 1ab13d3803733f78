import * as catalogue from "./catalogue.ts";
import type { ClientSettings, OwnedRole, Service, ServiceAdapter } from "./port.ts";

/** Every service of the catalogue, in a fixed order. */
export const allServices: readonly Service[] = Object.values<Service>(catalogue).sort((a, b) =>
  a.key < b.key ? -1 : 1,
);

/** Answers which service owns a role of this name, if rolecall knows one. */
export function serviceOfRole(roleName: string): Service | undefined {
  return allServices.find(({ roles }) => roles.some((role) => role.roleName === roleName));
}

/** Answers what is known of a role of this name, if its service is known. */
export function ownedRole(roleName: string): OwnedRole | undefined {
  return serviceOfRole(roleName)?.roles.find((role) => role.roleName === roleName);
}

/** True if no API tells which of the service's roles a usage is of. */
export function sharesUsages({ roles }: Pick<Service, "roles">): boolean {
  return roles.length > 1;
}

/** Answers which service a CloudTrail call can have changed usages of, if rolecall knows one. */
export function serviceOfCall(eventSource: string, eventName: string): Service | undefined {
  return allServices.find(({ calls }) =>
    calls.some((call) => call.eventSource === eventSource && call.eventNames.includes(eventName)),
  );
}

/** Answers how a service is spoken to. */
export type AdapterFor = (service: Service) => ServiceAdapter;

/** Opens each service on first use, and keeps its adapter. */
export function openAdapters(settings: ClientSettings): AdapterFor {
  const opened = new Map<string, ServiceAdapter>();
  return (service) => {
    const adapter = opened.get(service.key) ?? service.open(settings);
    opened.set(service.key, adapter);
    return adapter;
  };
}
