/** Tells who waits that something has changed. */
export interface Changes {
  readonly tell: () => void;
  /** Resolves soon after the next change, and after a while without one, since waits end without a word. */
  readonly next: () => Promise<void>;
}

/** So often a person is shown how far things are where nothing tells. */
const LONGEST_SILENCE_MILLISECONDS = 200;

/** Changes come in swarms, and each look at all runs costs. */
const SWARM_MILLISECONDS = 40;

/** Changes of one process. */
export function createChanges(): Changes {
  let waiting = Promise.withResolvers<void>();
  return {
    tell() {
      waiting.resolve();
      waiting = Promise.withResolvers<void>();
    },
    next() {
      const { promise } = waiting;
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, LONGEST_SILENCE_MILLISECONDS);
        void promise.then(() => {
          clearTimeout(timer);
          setTimeout(resolve, SWARM_MILLISECONDS);
        });
      });
    },
  };
}
