import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Control } from "../../../functions/inventory/control.ts";

/**
 * The kill switch has to work while another process has the table: it leaves a file, which that process takes in right
 * before each call of a function, and so before each change.
 */
export interface PauseRequest {
  /** Leaves the request for whoever has the table. */
  leave(reason: string): Promise<void>;
  /** Takes a request in, if there is one. */
  takeIn(control: Pick<Control, "writePause">, account: string): Promise<void>;
}

/** Requests in the state directory of an account. */
export function pauseRequest(directory: string): PauseRequest {
  const path = join(directory, "pause-requested");
  return {
    async leave(reason) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, reason, { mode: 0o600 });
    },
    async takeIn(control, account) {
      if (!existsSync(path)) {
        return;
      }
      const reason = await readFile(path, "utf8");
      await control.writePause(account, { paused: true, ...(reason === "" ? {} : { reason }) });
      await rm(path, { force: true });
    },
  };
}
