import { join } from "node:path";
import { SANDBOX_ACCOUNT } from "../../../sandbox-options.ts";

/** All that a program that calls an account gets to see: neither profiles nor endpoints of whoever runs the bench. */
export function callerEnvironment(url: string, home: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    ROLECALL_HOME: rolecallHome(home),
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: SANDBOX_ACCOUNT,
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** Where the command keeps what it knows. */
export function rolecallHome(home: string): string {
  return join(home, "rolecall");
}
