import { writeSync } from "node:fs";
import type { InferInput } from "valibot";
import type { LaunchReport } from "./launch-report.ts";

/** Where the process tells how it went; its output is the handler's. */
const REPORT_DESCRIPTOR = 3;

/** What the process is started with, as JSON text in its first argument. */
export interface LaunchOrder {
  /** URL of the handler's module. */
  readonly module: string;
  readonly event: unknown;
  readonly context: unknown;
}

/** A handler's module, taken at its word: what it is not shows at once. */
interface Loaded {
  readonly handler: (event: unknown, context: unknown) => Promise<{ readonly kind: string }>;
}

/* Loads a handler in this fresh process, invokes it once and tells when what had happened. */
if (import.meta.main) {
  const bootedAt = process.hrtime.bigint();
  const { module, event, context }: LaunchOrder = JSON.parse(process.argv[2] ?? "");
  const { handler }: Loaded = await import(module);
  const loadedAt = process.hrtime.bigint();
  const answer = await handler(event, context);
  const answeredAt = process.hrtime.bigint();
  const report: InferInput<typeof LaunchReport> = {
    bootedAt: String(bootedAt),
    loadedAt: String(loadedAt),
    answeredAt: String(answeredAt),
    answer,
  };
  writeSync(REPORT_DESCRIPTOR, JSON.stringify(report));
  // Connections that the SDK keeps for later would keep the process.
  process.exit(0);
}
