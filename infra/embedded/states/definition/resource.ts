/** How a task waits for its outcome: for the answer, for a token, or for the end of the execution it starts. */
type Pattern = "request" | "token" | "sync" | "sync2";

/** What a Task's `Resource` asks for. */
export type TaskResource =
  | { readonly kind: "function"; readonly functionArn: string }
  | { readonly kind: "invoke"; readonly pattern: "request" | "token" }
  | { readonly kind: "execution"; readonly pattern: Pattern }
  | {
      readonly kind: "sdk";
      readonly pattern: "request" | "token";
      readonly service: string;
      readonly action: string;
    };

const BARE_FUNCTION = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?$/;
const INTEGRATION = /^arn:aws[a-z-]*:states:[a-z0-9-]*:(?:\d{12})?:(.+)$/;
const SDK = /^aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)$/;
const SUFFIXES = { ".waitForTaskToken": "token", ".sync:2": "sync2", ".sync": "sync" } as const;

/** Reads a `Resource`, or answers with undefined where this engine has nothing behind it. */
export function readResource(resource: string): TaskResource | undefined {
  if (BARE_FUNCTION.test(resource)) {
    return { kind: "function", functionArn: resource };
  }
  const target = INTEGRATION.exec(resource)?.[1];
  if (target === undefined) {
    return undefined;
  }
  const { api, pattern } = splitPattern(target);
  if (api === "states:startExecution") {
    return { kind: "execution", pattern };
  }
  if (pattern !== "request" && pattern !== "token") {
    return undefined;
  }
  if (api === "lambda:invoke") {
    return { kind: "invoke", pattern };
  }
  const [, service, action] = SDK.exec(api) ?? [];
  return service === undefined || action === undefined
    ? undefined
    : { kind: "sdk", pattern, service, action };
}

/** The service and API of a `Resource` as history events name them, for example `lambda` and `invoke`. */
export function nameResource(resource: string): { readonly resourceType: string; readonly resource: string } {
  const target = INTEGRATION.exec(resource)?.[1] ?? resource;
  const [, sdkType, sdkApi] = /^(aws-sdk:[^:]+):(.+)$/.exec(target) ?? [];
  if (sdkType !== undefined && sdkApi !== undefined) {
    return { resourceType: sdkType, resource: sdkApi };
  }
  const colon = target.indexOf(":");
  return { resourceType: target.slice(0, colon), resource: target.slice(colon + 1) };
}

function splitPattern(target: string): { readonly api: string; readonly pattern: Pattern } {
  for (const [suffix, pattern] of Object.entries(SUFFIXES)) {
    if (target.endsWith(suffix)) {
      return { api: target.slice(0, -suffix.length), pattern };
    }
  }
  return { api: target, pattern: "request" };
}
