import { describeFailure, isNamed } from "../../../functions/services/failures.ts";
import type { Credentials } from "../../../functions/services/port.ts";
import { CommandError } from "../../errors/command-error.ts";
import type { Identity } from "../../session/identity.ts";
import type { Place } from "../place.ts";

/** What looking for a stack needs. */
export interface FindStackOptions {
  readonly identity: Identity;
  readonly credentials: () => Promise<Credentials>;
  /** True: a person has asked for it, so that its absence is an error. */
  readonly isAskedFor: boolean;
  readonly setEnvironment: (values: Readonly<Record<string, string>>) => void;
}

/**
 * Opens the stack that is deployed for this account, or answers `undefined` if there is none. One call tells: the hub
 * always has a function of this name. Whoever may not ask works without it.
 */
export async function findStack(options: FindStackOptions): Promise<Place | undefined> {
  const { identity, credentials, isAskedFor } = options;
  const { GetFunctionConfigurationCommand, LambdaClient } = await import("@aws-sdk/client-lambda");
  const client = new LambdaClient({ region: identity.hubRegion, credentials });
  const FunctionName = "rolecall-sweep-account";
  try {
    const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const { openStack } = await import("./open-stack.ts");
    return await openStack(options, client, Environment?.Variables ?? {});
  } catch (error) {
    if (error instanceof CommandError) {
      throw error;
    }
    const isAbsent = isNamed(error, "ResourceNotFoundException");
    if (isAskedFor) {
      throw new CommandError(
        isAbsent
          ? `No stack is deployed in ${identity.hubRegion} of ${identity.account}: there is no function ${FunctionName}`
          : `The stack cannot be asked for: ${describeFailure(error)}`,
        { next: ["Without --stack everything works in this process"] },
      );
    }
    if (isAbsent || isNamed(error, "AccessDeniedException", "AccessDenied")) {
      return undefined;
    }
    throw error;
  }
}
