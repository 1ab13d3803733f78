import * as v from "valibot";
import type { DeclaredTarget } from "../engines.ts";
import { whole } from "./property-schemas.ts";

/** A rule's target as a template writes it. */
export const Target = v.strictObject({
  Id: v.string(),
  Arn: v.string(),
  RoleArn: v.optional(v.string()),
  Input: v.optional(v.string()),
  InputPath: v.optional(v.string()),
  InputTransformer: v.optional(
    v.strictObject({
      InputPathsMap: v.optional(v.record(v.string(), v.string()), {}),
      InputTemplate: v.string(),
    }),
  ),
  RetryPolicy: v.optional(
    v.strictObject({ MaximumRetryAttempts: v.optional(whole), MaximumEventAgeInSeconds: v.optional(whole) }),
  ),
  DeadLetterConfig: v.optional(v.strictObject({ Arn: v.string() })),
});

/** The same in the engines' words. */
export function declaredTarget(target: v.InferOutput<typeof Target>): DeclaredTarget {
  const { RoleArn, Input, InputPath, InputTransformer, RetryPolicy, DeadLetterConfig } = target;
  return {
    id: target.Id,
    arn: target.Arn,
    ...(RoleArn === undefined ? {} : { roleArn: RoleArn }),
    ...(Input === undefined ? {} : { input: Input }),
    ...(InputPath === undefined ? {} : { inputPath: InputPath }),
    ...(InputTransformer === undefined ? {} : { inputTransformer: inputTransformer(InputTransformer) }),
    ...(RetryPolicy === undefined ? {} : { retryPolicy: retryPolicy(RetryPolicy) }),
    ...(DeadLetterConfig === undefined ? {} : { deadLetterArn: DeadLetterConfig.Arn }),
  };
}

type Written<Member extends keyof v.InferOutput<typeof Target>> = NonNullable<
  v.InferOutput<typeof Target>[Member]
>;

function inputTransformer({ InputPathsMap, InputTemplate }: Written<"InputTransformer">) {
  return { inputPathsMap: InputPathsMap, inputTemplate: InputTemplate };
}

function retryPolicy({ MaximumRetryAttempts, MaximumEventAgeInSeconds }: Written<"RetryPolicy">) {
  return {
    ...(MaximumRetryAttempts === undefined ? {} : { maximumRetryAttempts: MaximumRetryAttempts }),
    ...(MaximumEventAgeInSeconds === undefined ? {} : { maximumEventAgeSeconds: MaximumEventAgeInSeconds }),
  };
}
