/** The trust policy of a service-linked role as `GetRole` answers with it: plain texts. */
export const trustPolicyOf = (principal: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
  });

/**
 * The same as `CreateServiceLinkedRole` answers with it, and as CloudTrail shows it: lists of one text, and a
 * blank after each colon and comma, as recorded in October 2025.
 */
export const createdTrustPolicyOf = (principal: string): string =>
  `{"Version": "2012-10-17", "Statement": [{"Action": ["sts:AssumeRole"], "Effect": "Allow", ` +
  `"Principal": {"Service": ["${principal}"]}}]}`;

/** Percent-encodes as RFC 3986 does, which is stricter than `encodeURIComponent`. */
export const urlEncoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
