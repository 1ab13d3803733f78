/*
 * Stands in the bundles for a part of the SDK that no function ever loads: event streams. Whoever does load it is
 * told at once, instead of finding nothing there.
 */
throw new Error("This part of the AWS SDK is left out of the bundles; see infra/cloud/lean-sdk.ts");
