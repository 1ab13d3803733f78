import type { Check } from "./check.ts";

/** Invariant 12: nothing of an ingest endpoint's credentials, and no task token, is written anywhere it need not be. */
export const secretsStaySecret: Check = ({ secrets, tokens, writings, items, messages }) => [
  ...Object.entries(writings).flatMap(([where, text]) =>
    secrets.some((secret) => text.includes(secret))
      ? [`Credentials of an ingest endpoint are in ${where}`]
      : [],
  ),
  ...Object.entries({
    // A run that waits keeps its token in an item of its own, and Step Functions shows it in its own histories.
    "the table": JSON.stringify(items.filter(({ sk }) => sk !== "wait")),
    "rolecall's bus": writings["rolecall's bus"] ?? "",
    "the logs of functions": writings["the logs of functions"] ?? "",
    messages: JSON.stringify(messages),
  }).flatMap(([where, text]) =>
    tokens.some((token) => text.includes(token)) ? [`A task token is in ${where}`] : [],
  ),
];
