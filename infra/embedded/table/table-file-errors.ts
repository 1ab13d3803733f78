/** Another process has the table open. Retrying helps once that one has ended. */
class TableFileInUseError extends Error {
  override readonly name = "TableFileInUseError";

  constructor(directory: string, options?: ErrorOptions) {
    super(
      `${directory} is in use by another rolecall, and only one at a time can write there; try again once it has ended`,
      options,
    );
  }
}

/** What LevelDB finds in its files is not what it wrote. Retrying does not help; a copy made earlier does. */
class TableFileDamagedError extends Error {
  override readonly name = "TableFileDamagedError";

  constructor(directory: string, options?: ErrorOptions) {
    super(
      `The files in ${directory} are damaged. Put a backup of that directory in its place, or move it away and scan again: ` +
        "the inventory comes back, but the receipts of what was switched off are only in those files, so keep them",
      options,
    );
  }
}

/** LevelDB is native code, and there is none for this machine. Retrying does not help; another machine does. */
class TableFileUnsupportedError extends Error {
  override readonly name = "TableFileUnsupportedError";

  constructor(options?: ErrorOptions) {
    super(
      `LevelDB, which keeps the table on disk, is not there for this machine (${process.platform}, ${process.arch}); ` +
        "it is there for Linux, macOS and Windows on x64, and for Linux with glibc and macOS on arm64",
      options,
    );
  }
}

/** Names what kept native code from being loaded, where that is the machine. Any other error is answered as it is. */
export function nameLoadError(error: unknown): unknown {
  return error instanceof Error &&
    (error.message.startsWith("No native build was found") || codesOf(error).includes("ERR_DLOPEN_FAILED"))
    ? new TableFileUnsupportedError({ cause: error })
    : error;
}

/**
 * Names what went wrong with the files in a directory, where LevelDB's word for it leaves that open. Any other error,
 * for example of a full disk, is answered as it is.
 */
export function nameFileError(error: unknown, directory: string): unknown {
  const codes = codesOf(error);
  if (codes.includes("LEVEL_LOCKED")) {
    return new TableFileInUseError(directory, { cause: error });
  }
  if (codes.includes("LEVEL_CORRUPTION") || codes.includes("LEVEL_DECODE_ERROR")) {
    return new TableFileDamagedError(directory, { cause: error });
  }
  return error;
}

/** Codes of the error and of what caused it. */
function codesOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) {
    return [];
  }
  return ["code" in error ? error.code : undefined, ...codesOf(error.cause)];
}
