import { ivsDescriptor } from "./ivs.ts";
import { mediaTailorDescriptor } from "./mediatailor.ts";
import type { ServiceDescriptor } from "./port.ts";

/** The services whose usages rolecall can find and release. */
export type ServiceKey = "ivs" | "mediatailor";

/** What is known of each of them. */
const descriptors = {
  ivs: ivsDescriptor,
  mediatailor: mediaTailorDescriptor,
} as const satisfies { readonly [Key in ServiceKey]: ServiceDescriptor<Key> };

/** The same as a list, in a fixed order. */
export const allDescriptors: readonly ServiceDescriptor<ServiceKey>[] = Object.values(descriptors);

/** Answers which service owns a role of this name, if rolecall knows one. */
export function descriptorOfRole(roleName: string): ServiceDescriptor<ServiceKey> | undefined {
  return allDescriptors.find((descriptor) => descriptor.roleName === roleName);
}

/** Answers which service a CloudTrail call can have changed usages of, if rolecall knows one. */
export function descriptorOfCall(
  eventSource: string,
  eventName: string,
): ServiceDescriptor<ServiceKey> | undefined {
  return allDescriptors.find(
    (descriptor) => descriptor.eventSource === eventSource && descriptor.usageEvents.includes(eventName),
  );
}
