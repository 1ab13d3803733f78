/** What the command answers its caller with. */
export const EXIT = {
  done: 0,
  error: 1,
  usage: 2,
  drift: 3,
  /** A guard would not let it happen: the kill switch, a protected role, a limit, a plan that is not true any more. */
  refused: 4,
  /** Not finished in the time that was given; the runs go on, or can be resumed. */
  unfinished: 5,
  /** Ended, but not as it was asked for: blocked, recreated, timed out, failed. */
  otherwise: 6,
  interrupted: 130,
} as const;

/** One of the codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The codes in words, for help and docs. */
export const EXIT_CODES_IN_WORDS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.done, "done"],
  [EXIT.error, "an error; standard error says what, where, why and what to do next"],
  [EXIT.usage, "the command line, or a file it names, is wrong; nothing was done"],
  [EXIT.drift, "drift found (drift --fail-on-drift)"],
  [EXIT.refused, "refused by a guard; nothing was changed"],
  [EXIT.unfinished, "not finished within --timeout"],
  [EXIT.otherwise, "ended, but not as asked: blocked, recreated, timed out, failed"],
  [EXIT.interrupted, "interrupted; nothing is half done, and `rolecall resume` goes on"],
];
