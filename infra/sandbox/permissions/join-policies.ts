/**
 * The policy of a resource whose statements came in several documents, as an authorization takes it; nothing if
 * the resource has no policy.
 */
export function joinPolicies(documents: readonly unknown[]): { readonly resourcePolicy?: unknown } {
  const statements = documents.flatMap((document) =>
    typeof document === "object" && document !== null && "Statement" in document
      ? [document.Statement].flat()
      : [],
  );
  return statements.length === 0 ? {} : { resourcePolicy: { Version: "2012-10-17", Statement: statements } };
}
