/** Signs of a chunk: few writes for many rows, and still something to see soon. */
const CHUNK_SIGNS = 16_384;

/** The same text in fewer pieces: a write for each of 20,000 lines would take longer than making them. */
export function* inChunks(lines: Iterable<string>): Generator<string, void> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length >= CHUNK_SIGNS) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") {
    yield chunk;
  }
}
