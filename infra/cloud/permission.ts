import { Stack, Validations } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { Grant } from "../../functions/services/port.ts";

/** A grant of the catalogue's form, or one on resources of the same stack. */
export interface Permission extends Grant {
  /** Why no narrower resource can be named; required where a resource has a `*`. */
  readonly whyWide?: string;
}

/** The policy that gives these permissions in the account and partition of a stack, for `inlinePolicies`. */
export function policyFor(
  scope: Construct,
  permissions: readonly Permission[],
): Record<string, PolicyDocument> {
  const { partition, account } = Stack.of(scope);
  const statements = permissions.map(
    ({ actions, resources }) =>
      new PolicyStatement({
        actions: [...actions],
        resources: resources.map((resource) => fill(resource, partition, account)),
      }),
  );
  return { access: new PolicyDocument({ statements }) };
}

/** Tells the check of wildcards (AwsSolutions-IAM5) why each of these resources on this role is as wide as it is. */
export function explainWildcards(role: Construct, permissions: readonly Permission[]): void {
  const reasons = new Map<string, ReadonlySet<string>>();
  for (const { resources, whyWide } of permissions) {
    for (const resource of whyWide === undefined ? [] : resources) {
      const id = `AwsSolutions-IAM5[Resource::${fill(resource, "<AWS::Partition>", "<AWS::AccountId>")}]`;
      reasons.set(id, new Set([...(reasons.get(id) ?? []), ...(whyWide === undefined ? [] : [whyWide])]));
    }
  }
  for (const [id, reason] of reasons) {
    Validations.of(role).acknowledge({ id, reason: [...reason].join(" ") });
  }
}

function fill(resource: string, partition: string, account: string): string {
  return resource.replaceAll("{partition}", partition).replaceAll("{account}", account);
}
