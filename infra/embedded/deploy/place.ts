import { createHash } from "node:crypto";

/** Where a stack is deployed. */
export interface Place {
  readonly stackName: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** For example `aws`. */
  readonly partition: string;
}

/** An ARN of the place. @param resource for example `function:hello` */
export function arnAt({ partition, region, account }: Place, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** An ARN of a service that knows no Regions. */
export function globalArnAt({ partition, account }: Place, service: string, resource: string): string {
  return `arn:${partition}:${service}::${account}:${resource}`;
}

/**
 * The name that a resource gets where the template gives none: stack, logical id and twelve letters that
 * are the same at every deployment, so that a kept state is found again.
 */
export function generatedName(
  { stackName, account, region }: Place,
  logicalId: string,
  mostLetters: number,
): string {
  const suffix = generatedId(12, stackName, logicalId, account, region);
  const room = mostLetters - suffix.length - 2;
  const stack = stackName.slice(0, Math.max(1, room - Math.min(logicalId.length, Math.ceil(room / 2))));
  return `${stack}-${logicalId.slice(0, room - stack.length)}-${suffix}`;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** So many letters and digits, up to 32, that follow from the parts alone. */
export function generatedId(length: number, ...parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest();
  return [...hash.subarray(0, length)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
}

/** What the host names of a partition end in. */
export function urlSuffix({ partition }: Place): string {
  return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
