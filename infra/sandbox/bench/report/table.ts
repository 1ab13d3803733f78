/** Lays rows out in columns under a title and a heading; columns of figures stand to the right. */
export function table(
  title: string,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const columns = heading.map((name, index) => {
    const cells = rows.map((row) => row[index] ?? "");
    const width = Math.max(name.length, ...cells.map((cell) => cell.length));
    const isOfFigures = cells.every((cell) => /^(\d|$)/.test(cell));
    return (cell: string) => (isOfFigures ? cell.padStart(width) : cell.padEnd(width));
  });
  const lines = [heading, ...rows].map((row) =>
    columns
      .map((pad, index) => pad(row[index] ?? ""))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines, ""].join("\n");
}
