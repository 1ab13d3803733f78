import type { Grant, ServiceDescriptor } from "../../../functions/services/port.ts";

/** What is asked of the caller's permissions: these actions on one resource in one Region. */
export interface Question {
  /** Key of a service, or `iam`. */
  readonly service: string;
  readonly purpose: "reading" | "releasing";
  readonly region: string;
  readonly actions: readonly string[];
  /** An ARN with its Region and account, or `*`. */
  readonly resource: string;
  /** The same for every Region, as a policy would name it. */
  readonly everywhere: string;
}

/** Where the questions are asked of. */
interface Setting {
  readonly partition: string;
  readonly account: string;
  readonly hubRegion: string;
  /** Every Region that is on. */
  readonly enabled: readonly string[];
}

/** What rolecall needs of IAM and of account management, whatever the role. */
const BASE = {
  key: "iam",
  readGrants: [
    { actions: ["iam:ListRoles"], resources: ["*"] },
    { actions: ["iam:GetRole"], resources: ["arn:{partition}:iam::{account}:role/aws-service-role/*"] },
    { actions: ["account:ListRegions"], resources: ["arn:{partition}:account::{account}:account"] },
  ],
  releaseGrants: [
    {
      actions: ["iam:DeleteServiceLinkedRole", "iam:GetServiceLinkedRoleDeletionStatus"],
      resources: ["arn:{partition}:iam::{account}:role/aws-service-role/*"],
    },
  ],
} as const satisfies Pick<ServiceDescriptor, "key" | "readGrants" | "releaseGrants">;

/** Everything that reading and releasing needs, service by service and Region by Region. */
export function questionsFor(services: readonly ServiceDescriptor[], setting: Setting): readonly Question[] {
  const { enabled, hubRegion } = setting;
  return [
    ...questionsOf(BASE, [hubRegion], setting),
    ...services.flatMap((service) =>
      questionsOf(
        service,
        service.regions.filter((region) => enabled.includes(region)),
        setting,
      ),
    ),
  ];
}

function questionsOf(
  { key, readGrants, releaseGrants }: Pick<ServiceDescriptor, "key" | "readGrants" | "releaseGrants">,
  regions: readonly string[],
  setting: Setting,
): readonly Question[] {
  const ask = (purpose: Question["purpose"], grants: readonly Grant[], region: string) =>
    grants.flatMap(({ actions, resources }) =>
      resources.map((template): Question => {
        const everywhere = template
          .replaceAll("{partition}", setting.partition)
          .replaceAll("{account}", setting.account);
        return { service: key, purpose, region, actions, everywhere, resource: inRegion(everywhere, region) };
      }),
    );
  return regions.flatMap((region) => [
    ...ask("reading", readGrants, region),
    ...ask("releasing", releaseGrants, region),
  ]);
}

/** An ARN's Region is its fourth part; IAM's has none. */
function inRegion(arn: string, region: string): string {
  const parts = arn.split(":");
  return parts.length < 6 || parts[3] !== "*"
    ? arn
    : [...parts.slice(0, 3), region, ...parts.slice(4)].join(":");
}
