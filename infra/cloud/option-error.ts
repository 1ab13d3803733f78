/** What a person asked for cannot be done as it was asked. Trying again with the same words cannot help. */
export class OptionError extends RangeError {
  override readonly name = "OptionError";
}
