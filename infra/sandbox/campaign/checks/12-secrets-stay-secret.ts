import type { Check } from "./check.ts";

/** Invariant 12: nothing of an ingest endpoint's credentials is written anywhere. */
export const secretsStaySecret: Check = ({ secrets, writings }) =>
  Object.entries(writings).flatMap(([where, text]) =>
    secrets.some((secret) => text.includes(secret))
      ? [`Credentials of an ingest endpoint are in ${where}`]
      : [],
  );
