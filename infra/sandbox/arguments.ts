import { parseArgs } from "node:util";
import * as v from "valibot";
import { SANDBOX_ACCOUNT, type SandboxOptions } from "./sandbox-options.ts";

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | { readonly kind: "start"; readonly options: SandboxOptions }
  | { readonly kind: "wrong"; readonly reason: string };

/** Printed by `--help`. */
export const HELP = `Usage: npm run sandbox -- [options]

Keeps a sandbox of AWS up on loopback, with rolecall's own stack deployed in it.

  --port N               port to listen on (default 4599; 0: any free one)
  --state DIR            keep everything in this folder over a restart (default: in memory)
  --clock fast|real      fast (default): time passes as usual, and can be moved ahead through
                         /_rolecall/settle and /_rolecall/clock; real: it cannot
  --latency 20ms         let every API call take so much longer, in real time (ms or s)
  --regions LIST         enabled Regions, between commas
                         (default us-east-1,us-west-2,eu-west-1,eu-central-1,ap-northeast-1)
  --account ID           account of the stack, twelve digits (default ${SANDBOX_ACCOUNT})
  --on-unused ACTION     report (default), plan or decommission: what follows when a role becomes unused
  --help                 this text

Any AWS client works against it, for example
  AWS_ENDPOINT_URL=http://127.0.0.1:4599 AWS_ACCESS_KEY_ID=${SANDBOX_ACCOUNT} AWS_SECRET_ACCESS_KEY=x \\
    aws iam list-roles --path-prefix /aws-service-role/
`;

const OPTIONS = {
  port: { type: "string" },
  state: { type: "string" },
  clock: { type: "string" },
  latency: { type: "string" },
  regions: { type: "string" },
  account: { type: "string" },
  "on-unused": { type: "string" },
  help: { type: "boolean" },
} as const;

const LARGEST_PORT = 65_535;

const Values = v.object({
  port: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, `must be a port from 0 to ${LARGEST_PORT}`),
      v.transform(Number),
      v.maxValue(LARGEST_PORT, `must be a port from 0 to ${LARGEST_PORT}`),
    ),
    "4599",
  ),
  state: v.exactOptional(v.pipe(v.string(), v.minLength(1, "must name a folder"))),
  clock: v.optional(v.picklist(["fast", "real"], "must be fast or real"), "fast"),
  latency: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}(ms|s)$/, "must be a time such as 20ms or 2s"),
      v.transform((text) => Number.parseInt(text, 10) * (text.endsWith("ms") ? 1 : 1000)),
    ),
    "0ms",
  ),
  regions: v.exactOptional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(",").map((region) => region.trim())),
      v.array(v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be Regions between commas"))),
      v.includes("us-east-1", "must contain us-east-1, where the hub is and IAM's events arrive"),
    ),
  ),
  account: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/, "must be twelve digits")), SANDBOX_ACCOUNT),
  "on-unused": v.optional(
    v.picklist(["report", "plan", "decommission"], "must be report, plan or decommission"),
    "report",
  ),
});

/** Reads the command line of `npm run sandbox`; whatever is wrong is said in one line. */
export function readArguments(args: readonly string[]): Asked {
  const given = split(args);
  if (typeof given === "string") {
    return { kind: "wrong", reason: given };
  }
  if (given["help"] === true) {
    return { kind: "help" };
  }
  const result = v.safeParse(Values, given);
  if (!result.success) {
    const [issue] = result.issues;
    return { kind: "wrong", reason: `--${v.getDotPath(issue)?.split(".")[0] ?? ""} ${issue.message}` };
  }
  const { port, state, clock, latency, regions, account, "on-unused": onUnused } = result.output;
  return {
    kind: "start",
    options: {
      port,
      account,
      pace: clock === "fast" ? "flowing" : "real",
      latencyMilliseconds: latency,
      parameters: { OnUnused: onUnused },
      ...(regions === undefined ? {} : { regions }),
      ...(state === undefined ? {} : { directory: state }),
    },
  };
}

/** The options by name, or what is wrong with them as a whole. */
function split(args: readonly string[]): Readonly<Record<string, string | boolean | undefined>> | string {
  try {
    return { ...parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values };
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error);
  }
}
