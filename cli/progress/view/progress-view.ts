import type { RunProgress } from "../run-progress.ts";

/** Shows runs to a person while they are at work. */
export interface ProgressView {
  /** Shows what the runs are doing now; always all of them, in the order in which a person should see them. */
  update(runs: readonly RunProgress[]): void;
  /** Lets time show: to be called ten times a second, and when the terminal's size has changed. */
  tick(): void;
  /** Leaves what is to stay, and gives the terminal back. Once is enough; more often does no harm. */
  stop(): void;
}
