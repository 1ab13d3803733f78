import { onTestFinished } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import type { FunctionDefinition } from "../../../../infra/embedded/functions/function-definition.ts";
import { startFunctions } from "../../../../infra/embedded/functions/functions.ts";
import { writeHandler } from "./write-handler.ts";

/** ARN of the function under test. */
export const ARN = "arn:aws:lambda:us-east-1:111122223333:function:record";

/** What fell into a dead-letter queue. */
interface Letter {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Deploys one function from source, with a still clock at 2031-05-05T05:05:05Z and request ids `id-1`, `id-2`. */
export async function arrangeFunction(source: string, settings: Partial<FunctionDefinition> = {}) {
  const clock = createClock({ pace: "still", start: new Date("2031-05-05T05:05:05.000Z") });
  const letters: Letter[] = [];
  let ids = 0;
  const functions = startFunctions({
    clock,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    environment: () => ({ AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "key" }),
    deadLetter: (queueArn, body, attributes) => {
      letters.push({ queueArn, body, attributes });
    },
  });
  onTestFinished(() => functions.stop());
  functions.create({
    arn: ARN,
    name: "record",
    codeDirectory: await writeHandler(source),
    handler: "index.handler",
    environment: {},
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    ...settings,
  });
  const invoke = (payload: unknown = {}) => functions.invoke(ARN, payload);
  return { clock, functions, invoke, letters };
}
