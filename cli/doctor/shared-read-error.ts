/** What several checks have to know could not be read; its cause says why. Trying again can help if it helps the cause. */
export class SharedReadError extends Error {
  override readonly name = "SharedReadError";
  /** The check that tells of it. */
  readonly toldBy: string;

  constructor(toldBy: string, cause: unknown) {
    super(`The check ${toldBy} says why this could not be read`, { cause });
    this.toldBy = toldBy;
  }
}
