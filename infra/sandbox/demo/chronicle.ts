import type { Finding } from "../../../functions/core/drift/finding.ts";
import type { Remediation } from "../../../functions/core/drift/remediation.ts";
import type { RoleRecord } from "../../../functions/core/record.ts";
import { addToGroups, type HappeningGroup } from "./happening.ts";
import type { RunTrack } from "./run/run-track.ts";
import type { Audience, Chapter } from "./story/stage.ts";
import type { Sight } from "./watch/watcher.ts";

/** What happened in one chapter. */
export interface ChapterRecord extends Chapter {
  readonly groups: readonly HappeningGroup[];
  /** The runs that began in it, oldest first. */
  readonly runs: readonly RunTrack[];
}

/** The whole story, as it was seen. */
export interface Chronicle {
  readonly chapters: readonly ChapterRecord[];
  /** The inventory before anything was decommissioned: as it was when the second chapter began. */
  readonly before: readonly RoleRecord[];
  /** The inventory as it was seen last. */
  readonly after: readonly RoleRecord[];
  readonly runs: readonly RunTrack[];
  /** Open and closed, in the order in which they were opened. */
  readonly findings: readonly Finding[];
  readonly remediations: readonly Remediation[];
  /** Virtual time. */
  readonly endedAt: Date;
}

/** An audience that keeps what it is told. */
export interface Chronicler extends Audience {
  chronicle(): Chronicle;
}

/** Keeps the story for the report. */
export function createChronicler(beganAt: Date): Chronicler {
  const chapters: { chapter: Chapter; groups: readonly HappeningGroup[]; runsBefore: number }[] = [];
  let sight: Omit<Sight, "news"> = { records: [], runs: [], findings: [], remediations: [] };
  let before: readonly RoleRecord[] | undefined;
  let endedAt = beganAt;

  return {
    begin(chapter) {
      if (chapters.length === 1) {
        before = sight.records;
      }
      chapters.push({ chapter, groups: [], runsBefore: sight.runs.length });
    },
    async tell(happening) {
      const current = chapters.at(-1);
      if (current !== undefined) {
        current.groups = addToGroups(current.groups, happening);
      }
    },
    see(now, { news: _, ...rest }) {
      endedAt = now;
      sight = rest;
    },
    chronicle: () => ({
      chapters: chapters.map(({ chapter, groups, runsBefore }, index) => ({
        ...chapter,
        groups,
        runs: sight.runs.slice(runsBefore, chapters[index + 1]?.runsBefore),
      })),
      before: before ?? sight.records,
      after: sight.records,
      runs: sight.runs,
      findings: sight.findings,
      remediations: sight.remediations,
      endedAt,
    }),
  };
}
