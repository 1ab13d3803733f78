/** The services whose usages rolecall can find, release and restore: one line each, and nothing else is to be done. */
export { ivs } from "./ivs.ts";
export { mediaTailor } from "./mediatailor.ts";
