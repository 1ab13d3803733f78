/** A statement that allows this, as it stands in a policy: JSON text. */
export function allowStatement(actions: readonly string[], resources: readonly string[]): string {
  return JSON.stringify({ Effect: "Allow", Action: [...actions], Resource: [...resources] });
}

/** Names in a sentence, as many as fit: `a, b and 3 more`. */
export function named(names: readonly string[], most = 6): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  return names.length > most
    ? `${shown.join(", ")} and ${names.length - shown.length} more`
    : shown.join(", ");
}

/** A count with its noun: `1 queue`, `2 queues`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
