/** The oldest major version of Node that has what rolecall uses; package.json says the same to npm, which only warns. */
const OLDEST_MAJOR = 22;

/**
 * Says why this version of Node will not do, or answers `undefined` if it does.
 *
 * @param version for example `24.9.0`
 */
export function whyNotThisNode(version: string): string | undefined {
  return Number(version.split(".")[0]) < OLDEST_MAJOR
    ? `rolecall needs Node ${OLDEST_MAJOR} or newer, and this is ${version}; install a newer one, or put it first on the PATH`
    : undefined;
}
