/** Credentials of the role of the function, as Lambda puts them into the environment. */
interface EnvironmentCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles, under the name that the SDK clients import.
 * A function never has a profile, a single sign-on or an instance to ask, and the code for those is
 * more than a quarter of a bundle.
 *
 * @throws if a variable is missing; trying again cannot help.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (read 2026-11-20)
 */
export function defaultProvider(): () => Promise<EnvironmentCredentials> {
  return async () => {
    const sessionToken = process.env["AWS_SESSION_TOKEN"];
    return {
      accessKeyId: variable("AWS_ACCESS_KEY_ID"),
      secretAccessKey: variable("AWS_SECRET_ACCESS_KEY"),
      ...(sessionToken === undefined ? {} : { sessionToken }),
    };
  };
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set, so there are no credentials to sign with`);
  }
  return value;
}
