import type { Row, RowGroup } from "./row.ts";
import type { SubjectKey } from "./scene/subjects.ts";

/** A row that is to be played with one role. */
export interface Play {
  readonly group: string;
  readonly row: Row;
  readonly subject: SubjectKey;
}

/** Which of the rows are wanted. */
export interface Wanted {
  /** Part of the name of a row, or of its group, in any case; empty: every row. */
  readonly only: string;
  readonly role?: SubjectKey;
}

/** Lists what is to be played, in the order of the rows. */
export function chooseRows(groups: readonly RowGroup[], { only, role }: Wanted): readonly Play[] {
  const text = only.toLowerCase();
  return groups.flatMap(({ title, rows }) =>
    rows
      .filter(({ name }) => [title, name].some((words) => words.toLowerCase().includes(text)))
      .flatMap((row) =>
        row.concerns
          .filter((subject) => role === undefined || subject === role)
          .map((subject) => ({ group: title, row, subject })),
      ),
  );
}
