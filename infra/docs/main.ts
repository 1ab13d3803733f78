import { writeDocuments } from "./write-documents.ts";

/* The command `npm run docs`. */
if (import.meta.main) {
  const changed = await writeDocuments();
  process.stdout.write(changed.map((path) => `${path}\n`).join(""));
}
