import { conformance } from "./conformance.ts";

process.exitCode = await conformance(process.argv.slice(2), {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
