/**
 * A resource as a person reads it: what follows the account in its ARN, for example `channel/Ab12`; a role, its name;
 * somebody in a session of a role, the session's name and the role's, for example `paul (platform)`.
 */
export function resourceName(arn: string): string {
  const [scheme, , , , , ...resource] = arn.split(":");
  return scheme === "arn" && resource.length > 0
    ? resource
        .join(":")
        .replace(/^role\/aws-service-role\/.*\//, "role ")
        .replace(/^assumed-role\/([^/]+)\/(.+)$/, "$2 ($1)")
    : arn;
}

/** A resource with its Region, if its ARN has one. */
export function resourceInRegion(arn: string): string {
  const region = regionOf(arn);
  return region === undefined ? resourceName(arn) : `${resourceName(arn)} in ${region}`;
}

/** A message of a service with its ARNs and digests shortened to what a person reads. */
export function withShortNames(message: string): string {
  return message
    .replace(/\barn:aws[\w-]*:[^\s"”,;)]*[^\s"”,;).:]/g, resourceName)
    .replace(/\b[\da-f]{64}\b/g, shortDigest);
}

/** As much of a digest as a person compares. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}

/** A text that ends as a sentence does. */
export function asSentence(text: string): string {
  return /[.!?]”?$/.test(text) ? text : `${text}.`;
}

/** The Region in an ARN; those of global services have none. */
export function regionOf(arn: string): string | undefined {
  const [scheme, , , region = ""] = arn.split(":");
  return scheme === "arn" && region !== "" ? region : undefined;
}

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  chime: "Chime",
  iam: "IAM",
  ivs: "Interactive Video Service",
  mediapackage: "MediaPackage",
  "mediapackage-vod": "MediaPackage VOD",
  mediatailor: "MediaTailor",
  "messaging.chime": "Chime messaging",
  "resource-explorer-2": "Resource Explorer",
  states: "Step Functions",
  "voiceconnector.chime": "Chime voice",
};

/** A service as a person calls it, from its principal or its name on the wire. */
export function serviceName(principalOrName: string): string {
  return SERVICE_NAMES[principalOrName.replace(/\.amazonaws\.com$/, "")] ?? principalOrName;
}

/** A number and the thing that is counted, for example `1 usage` or `2 usages`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** A span of virtual time, for example `45 s` or `6 min 3 s`. */
export function spanInWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return said.length === 0 ? "0 s" : said.join(" ");
}
