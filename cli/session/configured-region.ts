/** The Region of the environment or the profile, by the SDK's own rules; `undefined` where none is set. */
export async function configuredRegion(): Promise<string | undefined> {
  const { STSClient } = await import("@aws-sdk/client-sts");
  try {
    return await new STSClient({}).config.region();
  } catch (error) {
    if (error instanceof Error && error.message.includes("Region is missing")) {
      return undefined;
    }
    throw error;
  }
}
