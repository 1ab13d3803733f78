import type * as client from "@aws-sdk/client-sfn";
import type { StatesEngine } from "../../embedded/states/contract.ts";
import type { Operation } from "../gateway/operation.ts";
import { asStates, onResource } from "./states-words.ts";

/** Ends a waiting task well. */
export const sendTaskSuccess = (
  engine: Pick<StatesEngine, "sendTaskSuccess">,
): Operation<client.SendTaskSuccessInput, client.SendTaskSuccessOutput> => ({
  mutates: true,
  silent: true,
  authorization: () => onResource("SendTaskSuccess", "*"),
  async answer({ taskToken = "", output = "" }) {
    await asStates(() => engine.sendTaskSuccess({ taskToken, output }));
    return {};
  },
});

/** Ends a waiting task badly. */
export const sendTaskFailure = (
  engine: Pick<StatesEngine, "sendTaskFailure">,
): Operation<client.SendTaskFailureInput, client.SendTaskFailureOutput> => ({
  mutates: true,
  silent: true,
  authorization: () => onResource("SendTaskFailure", "*"),
  async answer({ taskToken = "", error, cause }) {
    await asStates(() =>
      engine.sendTaskFailure({
        taskToken,
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }),
    );
    return {};
  },
});

/** Says that a waiting task is still at work. */
export const sendTaskHeartbeat = (
  engine: Pick<StatesEngine, "sendTaskHeartbeat">,
): Operation<client.SendTaskHeartbeatInput, client.SendTaskHeartbeatOutput> => ({
  mutates: true,
  silent: true,
  authorization: () => onResource("SendTaskHeartbeat", "*"),
  async answer({ taskToken = "" }) {
    await asStates(() => engine.sendTaskHeartbeat({ taskToken }));
    return {};
  },
});
