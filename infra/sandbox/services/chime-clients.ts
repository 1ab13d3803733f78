import * as identity from "@aws-sdk/client-chime-sdk-identity";
import * as messaging from "@aws-sdk/client-chime-sdk-messaging";
import * as voice from "@aws-sdk/client-chime-sdk-voice";

/**
 * What the three client packages of the Chime SDK say about their operations, as one: all of them sign as `chime`,
 * so that only the address of a request tells whose it is.
 *
 * Several packages have tag operations of the same names, of which only the last one is here: the fake offers none.
 */
export const chimeClients = { ...identity, ...messaging, ...voice };
