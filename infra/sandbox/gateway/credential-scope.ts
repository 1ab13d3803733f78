import type { WireRequest } from "./wire.ts";

/** What the signature of a request says: who signed, for which Region and which service. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly signingName: string;
  readonly sessionToken?: string;
}

const SCOPE = /^([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request$/;

/**
 * Reads the scope from the Authorization header, or from the query of a presigned request; undefined if
 * the request is not signed with version 4. The signature itself is not checked: the sandbox knows no secrets.
 */
export function readCredentialScope({ headers, query }: WireRequest): CredentialScope | undefined {
  const credential =
    /Credential=([^,\s]+)/.exec(headers["authorization"] ?? "")?.[1] ?? query.get("X-Amz-Credential") ?? "";
  const [, accessKeyId, region, signingName] = SCOPE.exec(credential) ?? [];
  if (accessKeyId === undefined || region === undefined || signingName === undefined) {
    return undefined;
  }
  const sessionToken = headers["x-amz-security-token"] ?? query.get("X-Amz-Security-Token");
  return { accessKeyId, region, signingName, ...(sessionToken == null ? {} : { sessionToken }) };
}
