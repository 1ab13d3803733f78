import * as v from "valibot";
import type { Flow, Machine, Processor, State } from "./model.ts";

/** Longest time in seconds that Step Functions takes anywhere. */
const LONGEST_SECONDS = 99_999_999;

const text = v.pipe(v.string(), v.nonEmpty());
const seconds = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(LONGEST_SECONDS));
const orExpression = <Schema extends v.GenericSchema<unknown, number>>(schema: Schema) =>
  v.union(
    [schema, v.pipe(v.string(), v.startsWith("{%"))],
    "a number in range, or an expression, is expected",
  );
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const percentage = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const assign = v.record(v.string(), v.unknown());
const errorNames = v.pipe(v.array(text), v.nonEmpty());

const described = {
  Comment: v.exactOptional(v.string()),
  QueryLanguage: v.exactOptional(v.literal("JSONata")),
};
const ending = { Next: v.exactOptional(text), End: v.exactOptional(v.boolean()) };
const result = { Assign: v.exactOptional(assign), Output: v.exactOptional(v.unknown()) };

const retrier = v.strictObject({
  Comment: described.Comment,
  ErrorEquals: errorNames,
  IntervalSeconds: v.exactOptional(seconds(1)),
  MaxAttempts: v.exactOptional(seconds(0)),
  BackoffRate: v.exactOptional(v.pipe(v.number(), v.minValue(1))),
  MaxDelaySeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.gtValue(0), v.ltValue(31_622_400))),
  JitterStrategy: v.exactOptional(v.picklist(["FULL", "NONE"])),
});
const catcher = v.strictObject({
  Comment: described.Comment,
  ErrorEquals: errorNames,
  Next: text,
  ...result,
});
const recovery = { Retry: v.exactOptional(v.array(retrier)), Catch: v.exactOptional(v.array(catcher)) };

const pass = v.strictObject({ Type: v.literal("Pass"), ...described, ...ending, ...result });
const task = v.strictObject({
  Type: v.literal("Task"),
  ...described,
  ...ending,
  ...result,
  ...recovery,
  Resource: text,
  Arguments: v.exactOptional(v.unknown()),
  TimeoutSeconds: v.exactOptional(orExpression(seconds(1))),
  HeartbeatSeconds: v.exactOptional(orExpression(seconds(1))),
  Credentials: v.exactOptional(v.strictObject({ RoleArn: text })),
});
const choice = v.strictObject({
  Type: v.literal("Choice"),
  ...described,
  ...result,
  Choices: v.pipe(
    v.array(
      v.strictObject({
        Comment: described.Comment,
        Condition: v.union(
          [v.pipe(v.string(), v.startsWith("{%")), v.boolean()],
          "an expression is expected",
        ),
        Next: text,
        ...result,
      }),
    ),
    v.nonEmpty(),
  ),
  Default: v.exactOptional(text),
});
const wait = v.strictObject({
  Type: v.literal("Wait"),
  ...described,
  ...ending,
  ...result,
  Seconds: v.exactOptional(orExpression(seconds(0))),
  Timestamp: v.exactOptional(text),
});
const succeed = v.strictObject({ Type: v.literal("Succeed"), ...described, Output: result.Output });
const fail = v.strictObject({
  Type: v.literal("Fail"),
  ...described,
  Error: v.exactOptional(v.string()),
  Cause: v.exactOptional(v.string()),
});
const parallel = v.strictObject({
  Type: v.literal("Parallel"),
  ...described,
  ...ending,
  ...result,
  ...recovery,
  Arguments: v.exactOptional(v.unknown()),
  Branches: v.pipe(v.array(v.lazy((): v.GenericSchema<unknown, Flow> => branch)), v.nonEmpty()),
});
const processorSchema = v.lazy((): v.GenericSchema<unknown, Processor> => processor);
const map = v.strictObject({
  Type: v.literal("Map"),
  ...described,
  ...ending,
  ...result,
  ...recovery,
  Items: v.exactOptional(v.unknown()),
  ItemSelector: v.exactOptional(v.unknown()),
  ItemBatcher: v.exactOptional(
    v.strictObject({
      MaxItemsPerBatch: v.exactOptional(orExpression(seconds(1))),
      MaxInputBytesPerBatch: v.exactOptional(orExpression(seconds(1))),
      BatchInput: v.exactOptional(v.unknown()),
    }),
  ),
  ItemProcessor: v.exactOptional(processorSchema),
  Iterator: v.exactOptional(processorSchema),
  MaxConcurrency: v.exactOptional(orExpression(count)),
  ToleratedFailureCount: v.exactOptional(orExpression(count)),
  ToleratedFailurePercentage: v.exactOptional(orExpression(percentage)),
  Label: v.exactOptional(v.pipe(text, v.maxLength(40))),
});

const states = v.record(
  v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  v.lazy(
    (): v.GenericSchema<unknown, State> =>
      v.variant("Type", [pass, task, choice, wait, succeed, fail, parallel, map]),
  ),
);
const flow = {
  Comment: described.Comment,
  QueryLanguage: described.QueryLanguage,
  StartAt: text,
  States: states,
};
const branch = v.strictObject(flow);
const processor = v.strictObject({
  ...flow,
  ProcessorConfig: v.exactOptional(
    v.strictObject({
      Mode: v.exactOptional(v.picklist(["INLINE", "DISTRIBUTED"])),
      ExecutionType: v.exactOptional(v.picklist(["STANDARD", "EXPRESS"])),
    }),
  ),
});

/** The form of a state machine: fields and their types. That states lead somewhere is checked elsewhere. */
export const machineSchema: v.GenericSchema<unknown, Machine> = v.strictObject({
  ...flow,
  Version: v.exactOptional(v.literal("1.0")),
  TimeoutSeconds: v.exactOptional(seconds(1)),
});
