import type { Clock } from "../../clock.ts";
import { InvalidOutput, InvalidToken, TaskDoesNotExist, TaskTimedOut } from "../api-errors.ts";
import { Fault } from "../faults.ts";
import { parseJson } from "../json.ts";

/** Tasks that wait for somebody to send their outcome with the token that they handed out. */
export interface TokenDesk {
  /** Makes a token that nobody can guess, for a task of an execution. */
  issue(executionArn: string): string;
  /** Takes the outcome of a token from now on; one that comes before anybody waits for it is kept. */
  open(taskToken: string): Ticket;
  /** @throws {InvalidToken | InvalidOutput | TaskTimedOut} */
  succeed(taskToken: string, output: string): void;
  /** @throws {InvalidToken | TaskTimedOut} */
  fail(taskToken: string, error: string | undefined, cause: string | undefined): void;
  /** @throws {InvalidToken | TaskTimedOut} */
  beat(taskToken: string): void;
}

/** One task that waits for its token. */
interface Ticket {
  /**
   * Waits for the outcome, for as long as heartbeats come.
   *
   * @throws {Fault} as the sender said, or `States.HeartbeatTimeout`; the signal's reason if it is aborted.
   */
  outcome(heartbeatSeconds: number | undefined, signal: AbortSignal): Promise<unknown>;
  /** Takes no outcome any more. */
  close(): void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Fault) => void;
  beatAt: number;
}

/** Every token begins so, and goes on with its execution and something that nobody can guess. */
const PREFIX = "AQCEAAAAKgAAAAMAAAAA";

/**
 * A desk whose tokens come from the given source of unique ids.
 *
 * @param knows true if an execution is kept here, running or ended
 */
export function createTokenDesk(
  clock: Clock,
  newId: () => string,
  knows: (executionArn: string) => boolean,
): TokenDesk {
  const pending = new Map<string, Pending>();
  const now = () => clock.now().getTime();

  const find = (taskToken: string): Pending => {
    const found = pending.get(taskToken);
    if (found !== undefined) {
      return found;
    }
    const executionArn = executionOf(taskToken);
    if (executionArn === undefined) {
      throw new InvalidToken("Invalid Token: 'Invalid token'");
    }
    throw knows(executionArn)
      ? new TaskTimedOut("Task Timed Out: 'Provided task does not exist anymore'")
      : new TaskDoesNotExist("Task does not exist");
  };

  /** Ends in a failure once so long has passed without a heartbeat. */
  const silence = async (beats: Pending, seconds: number, signal: AbortSignal): Promise<never> => {
    for (;;) {
      const left = beats.beatAt + seconds * 1000 - now();
      if (left <= 0) {
        throw new Fault("States.HeartbeatTimeout", undefined, ["States.Timeout"]);
      }
      await clock.sleep(left, signal);
    }
  };

  return {
    issue: (executionArn) =>
      `${PREFIX}${Buffer.from(`${executionArn} ${newId()}${newId()}`).toString("base64url")}`,
    open(taskToken) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      // The outcome may come before anybody waits for it; whoever waits later still gets it.
      promise.catch(() => undefined);
      const own: Pending = { resolve, reject, beatAt: now() };
      pending.set(taskToken, own);
      return {
        async outcome(heartbeatSeconds, signal) {
          own.beatAt = now();
          const races = heartbeatSeconds === undefined ? [] : [silence(own, heartbeatSeconds, signal)];
          return await Promise.race([promise, ...races]);
        },
        close: () => pending.delete(taskToken),
      };
    },
    succeed(taskToken, output) {
      const { resolve } = find(taskToken);
      const parsed = parseJson(output);
      if (parsed === undefined) {
        throw new InvalidOutput("Invalid Output: the output of a task must be JSON text");
      }
      pending.delete(taskToken);
      resolve(parsed.value);
    },
    fail(taskToken, error, cause) {
      const { reject } = find(taskToken);
      pending.delete(taskToken);
      reject(new Fault(error, cause));
    },
    beat(taskToken) {
      find(taskToken).beatAt = now();
    },
  };
}

/** The execution that a token is of, or undefined where the text is no token. */
function executionOf(taskToken: string): string | undefined {
  if (!taskToken.startsWith(PREFIX)) {
    return undefined;
  }
  const [executionArn, secret] = Buffer.from(taskToken.slice(PREFIX.length), "base64url")
    .toString()
    .split(" ");
  return secret === undefined ? undefined : executionArn;
}
