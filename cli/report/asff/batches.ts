/** What one call of BatchImportFindings takes. */
const MOST_FINDINGS = 100;
const MOST_BYTES = 6_000_000;

/**
 * Puts findings, each as JSON, into as few batches as one call each takes, in their order.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html (read 2026-11-28)
 */
export function* batches(findings: Iterable<string>): Generator<string, void> {
  let batch: string[] = [];
  let bytes = 0;
  for (const finding of findings) {
    const more = Buffer.byteLength(finding) + 1;
    if (batch.length === MOST_FINDINGS || (batch.length > 0 && bytes + more > MOST_BYTES - ENVELOPE.length)) {
      yield wrap(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(finding);
    bytes += more;
  }
  if (batch.length > 0) {
    yield wrap(batch);
  }
}

const ENVELOPE = '{"Findings":[]}';

function wrap(batch: readonly string[]): string {
  return `{"Findings":[${batch.join(",")}]}`;
}
