/** The part of the SDK that is used, in a module of its own: loaded on first use, the rest left out. */
export { AccountClient, paginateListRegions } from "@aws-sdk/client-account";
