/**
 * Recordings that the engines answer otherwise on purpose, by source or label, each with the reason.
 * A name that is listed here is reported, but does not fail the command.
 */
export const knownDifferences: Readonly<Record<string, string>> = {};
