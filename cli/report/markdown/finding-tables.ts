import type { Finding } from "../../../functions/core/drift/finding.ts";
import type { Column } from "../../output/format.ts";
import { markdownLines } from "../../output/markdown-lines.ts";
import { remedyInWords } from "./finding-words.ts";

const COMMON: readonly Column<Finding>[] = [
  { key: "account", title: "Account", value: ({ account }) => account },
  { key: "subject", title: "Subject", value: ({ subject }) => subject },
  { key: "kind", title: "Kind", value: ({ kind }) => kind },
  { key: "summary", title: "What is so", value: ({ summary }) => summary },
  { key: "openedAt", title: "Since", value: ({ openedAt }) => openedAt },
];

const OPEN: readonly Column<Finding>[] = [
  ...COMMON,
  { key: "remedy", title: "What follows", value: remedyInWords },
  { key: "why", title: "Why", value: ({ why }) => why },
];

const CLOSED: readonly Column<Finding>[] = [
  ...COMMON,
  { key: "closedAt", title: "Until", value: ({ closedAt }) => closedAt },
  { key: "closedBecause", title: "Why it is closed", value: ({ closedBecause }) => closedBecause },
];

/** Findings that stand. */
export function openFindingLines(findings: readonly Finding[]): Iterable<string> {
  return markdownLines(findings, OPEN);
}

/** Findings that stood once. */
export function closedFindingLines(findings: readonly Finding[]): Iterable<string> {
  return markdownLines(findings, CLOSED);
}
