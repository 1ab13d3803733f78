import type { IAMClient } from "@aws-sdk/client-iam";
import { once, patience } from "./once.ts";

/** IAM, a global service. */
export const iamClient: () => Promise<IAMClient> = once(async () => {
  const { IAMClient } = await import("@aws-sdk/client-iam");
  return new IAMClient(patience);
});
