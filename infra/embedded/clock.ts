import { setImmediate as nextTurn, setTimeout as realTimer } from "node:timers/promises";
import { byTurn, nextOf, nextWorkOf, type Wait } from "./wait.ts";

/** How the engines tell time and wait. Every wait of an engine goes through a clock, never through a timer. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /**
   * Waits until the clock has moved on by so many milliseconds.
   *
   * @throws the signal's reason, as soon as it is aborted.
   * @throws {RangeError} if that is not a finite number.
   */
  sleep(milliseconds: number, signal?: AbortSignal, options?: SleepOptions): Promise<void>;
  /**
   * Runs work that real input or output keeps busy (a function, an HTTP call), so that virtual time
   * stands still meanwhile. Never sleep on this clock inside it: nobody could wake the sleeper.
   */
  busy<T>(work: () => Promise<T>): Promise<T>;
}

/** What kind of wait it is. */
export interface SleepOptions {
  /**
   * True for a wait that is no work left to do, such as a schedule's for its next time: no clock moves on its
   * behalf when it settles, but one that moves past its end for other reasons ends it. Default false.
   */
  readonly background?: boolean;
}

/** How far a clock was moved and what is left. */
export interface Settlement {
  /** True if nothing is left to do: no work in progress and no wait but those in the background. */
  readonly settled: boolean;
  readonly now: Date;
  /** When the next wait ends that is not in the background, if one is left. */
  readonly nextWake?: Date;
}

/** A clock that can be told to move on. */
export interface SteerableClock extends Clock {
  readonly pace: Pace;
  /**
   * Moves from wait to wait, at most so many seconds ahead, until nothing is left to do.
   *
   * @throws {RangeError} if that is negative or not a finite number.
   */
  settle(withinSeconds: number): Promise<Settlement>;
  /**
   * Moves on by exactly so many seconds, ending each wait on the way in order.
   *
   * @throws {RangeError} if the pace is `real`, which cannot be moved, or the number negative or not finite.
   */
  advance(seconds: number): Promise<Settlement>;
}

/**
 * `still`: time moves only when told. `flowing`: it also passes as real time does. `real`: it passes
 * as real time does, and settling is waiting.
 */
export type Pace = "still" | "flowing" | "real";

/** What a clock starts from. */
export interface ClockOptions {
  readonly pace: Pace;
  /** Default: the real present. */
  readonly start?: Date;
}

/** Node's timers take at most this many milliseconds; a longer one would fire at once. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/**
 * A clock of one of three paces. It never jumps while work is in progress, and waits that end at the
 * same instant end in the order in which they began. Of several calls that move it, each waits for the one before.
 */
export function createClock({ pace, start = new Date() }: ClockOptions): SteerableClock {
  const waits = new Set<Wait>();
  const realStart = performance.now();
  let jumped = start.getTime();
  let order = 0;
  let atWork = 0;
  let alarm: NodeJS.Timeout | undefined;
  let lastMove: Promise<void> = Promise.resolve();

  const present = () => jumped + (pace === "still" ? 0 : Math.floor(performance.now() - realStart));
  const inOrder = () => [...waits].sort(byTurn);

  /** Lets real time end the waits that are due, where time passes by itself. */
  const arm = () => {
    clearTimeout(alarm);
    const next = pace === "still" ? undefined : nextOf(waits);
    if (next === undefined) {
      return;
    }
    const left = Math.max(0, next.dueMilliseconds - present());
    alarm = setTimeout(
      () => {
        for (const wait of inOrder().filter(({ dueMilliseconds }) => dueMilliseconds <= present())) {
          wait.wake();
        }
        arm();
      },
      Math.min(left, LONGEST_TIMER_MILLISECONDS),
    );
    alarm.unref();
  };

  /** Work that follows from work (a promise chain, an answered socket) shows within a few turns of the event loop. */
  const quiet = async () => {
    let quietTurns = 0;
    while (quietTurns < 3) {
      await nextTurn();
      quietTurns += 1;
      if (atWork > 0) {
        await realTimer(1);
        quietTurns = 0;
      }
    }
  };

  const moveTo = async (instant: number) => {
    for (let ahead = instant - present(); ahead > 0; ahead = instant - present()) {
      if (pace === "real") {
        await realTimer(Math.min(ahead, LONGEST_TIMER_MILLISECONDS));
      } else {
        jumped += ahead;
      }
    }
  };

  /** Ends every wait that is due until then, as long as one of those that count is among them. */
  const travel = async (until: number, counting: (all: Iterable<Wait>) => Wait | undefined) => {
    for (;;) {
      await quiet();
      const reason = counting(waits);
      const next = nextOf(waits);
      if (reason === undefined || next === undefined || reason.dueMilliseconds > until) {
        return;
      }
      await moveTo(next.dueMilliseconds);
      next.wake();
    }
  };

  /** Two travellers at once would jump over what the other one has just set going. */
  const inTurn = <T>(move: () => Promise<T>): Promise<T> => {
    const moved = lastMove.then(move);
    lastMove = moved.then(() => undefined);
    return moved;
  };

  const settlement = (): Settlement => {
    const next = nextWorkOf(waits);
    return {
      settled: next === undefined,
      now: new Date(present()),
      ...(next === undefined ? {} : { nextWake: new Date(next.dueMilliseconds) }),
    };
  };

  return {
    pace,
    now: () => new Date(present()),

    sleep(milliseconds, signal, { background = false } = {}) {
      return new Promise((resolve, reject) => {
        if (!Number.isFinite(milliseconds)) {
          throw new RangeError(`Cannot wait for ${milliseconds} milliseconds`);
        }
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const finish = (then: () => void) => {
          if (waits.delete(wait)) {
            signal?.removeEventListener("abort", onAbort);
            then();
          }
        };
        const onAbort = () => finish(() => reject(signal?.reason));
        order += 1;
        const wait: Wait = {
          dueMilliseconds: present() + Math.max(0, milliseconds),
          order,
          background,
          wake: () => finish(resolve),
        };
        waits.add(wait);
        signal?.addEventListener("abort", onAbort, { once: true });
        arm();
      });
    },

    async busy(work) {
      atWork += 1;
      try {
        return await work();
      } finally {
        atWork -= 1;
      }
    },

    async settle(withinSeconds) {
      checkSeconds(withinSeconds);
      return inTurn(async () => {
        await travel(present() + withinSeconds * 1000, nextWorkOf);
        arm();
        return settlement();
      });
    },

    async advance(seconds) {
      if (pace === "real") {
        throw new RangeError("Real time cannot be moved; start the clock with another pace");
      }
      checkSeconds(seconds);
      return inTurn(async () => {
        const until = present() + seconds * 1000;
        await travel(until, nextOf);
        await moveTo(until);
        arm();
        return settlement();
      });
    },
  };
}

function checkSeconds(seconds: number): void {
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new RangeError(`Cannot move on by ${seconds} seconds`);
  }
}
