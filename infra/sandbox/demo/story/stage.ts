import type { SteerableClock } from "../../../embedded/clock.ts";
import type { Document, Happening } from "../happening.ts";
import type { Sight, Watch } from "../watch/watcher.ts";

/** The story did not go on as it must. Trying again cannot help: something is broken. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

/** What one part of the story is about. */
export interface Chapter {
  readonly number: number;
  readonly title: string;
  readonly sentence: string;
}

/** Who is told what happens, as it happens. */
export interface Audience {
  begin(chapter: Chapter): void;
  tell(happening: Happening): Promise<void>;
  /** Somebody has looked again, maybe at a later time. */
  see(now: Date, sight: Sight): void;
}

/** Where the story is played: what the owners do, and time. */
export interface Stage {
  /** Does something as somebody in the account, and tells it once it is done, with what they wrote. */
  act<T>(
    text: string,
    doIt: () => Promise<T> | T,
    details?: (result: T) => readonly string[],
    document?: Document,
  ): Promise<T>;
  /**
   * Lets virtual time jump from wait to wait until something has come true.
   *
   * @param what what is waited for, should it never come true
   * @throws {StoryError} if it has not after so many virtual seconds.
   */
  until(what: string, isTrue: (sight: Sight) => boolean, withinSeconds: number): Promise<Sight>;
  /** Lets so many virtual seconds pass. */
  pass(seconds: number): Promise<Sight>;
}

/** A stage in front of an audience. */
export function openStage(clock: SteerableClock, watch: Watch, audience: Audience): Stage {
  const look = async () => {
    await clock.settle(0);
    const sight = await watch();
    for (const happening of sight.news) {
      await audience.tell(happening);
    }
    audience.see(clock.now(), sight);
    return sight;
  };

  /** Jumps to the end of the next wait, or to `deadline` if that is earlier. */
  const jump = async (deadline: number): Promise<Sight> => {
    const { now, nextWake } = await clock.settle(0);
    const target = Math.min(nextWake?.getTime() ?? deadline, deadline);
    await clock.advance((target - now.getTime()) / 1000);
    return look();
  };

  return {
    async act(text, doIt, details = () => [], document = undefined) {
      const result = await doIt();
      await audience.tell({
        at: clock.now(),
        kind: "owner-acts",
        speaker: "owner",
        tone: "plain",
        text,
        details: details(result),
        ...(document === undefined ? {} : { document }),
      });
      await look();
      return result;
    },

    async until(what, isTrue, withinSeconds) {
      const deadline = clock.now().getTime() + withinSeconds * 1000;
      for (let sight = await look(); ; sight = await jump(deadline)) {
        if (isTrue(sight)) {
          return sight;
        }
        if (clock.now().getTime() >= deadline) {
          throw new StoryError(`After ${withinSeconds} virtual seconds still not true: ${what}`);
        }
      }
    },

    async pass(seconds) {
      const deadline = clock.now().getTime() + seconds * 1000;
      let sight = await look();
      while (clock.now().getTime() < deadline) {
        sight = await jump(deadline);
      }
      return sight;
    },
  };
}
