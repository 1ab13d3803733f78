/** The services whose usages rolecall can find, release and restore: one line each, and nothing else is to be done. */
export { chimeMessaging } from "./chime-messaging.ts";
export { chimeVoice } from "./chime-voice.ts";
export { ivs } from "./ivs.ts";
export { mediaPackage } from "./mediapackage.ts";
export { mediaTailor } from "./mediatailor.ts";
