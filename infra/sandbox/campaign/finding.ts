import type { Violation } from "./checks/all.ts";
import type { Act } from "./trace/trace.ts";

/** What one history came to. */
export interface Result {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** The moves as they happened; only where something did not hold. */
  readonly acts: readonly Act[];
  /** The same after shrinking, if that was asked for. */
  readonly shrunk?: readonly Act[];
  /** How runs ended, with how many of each. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** How long it took, in real time. */
  readonly milliseconds: number;
}
