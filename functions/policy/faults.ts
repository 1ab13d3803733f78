import type * as v from "valibot";
import { lookUp, type Placed } from "./placed.ts";
import type { Mistake } from "./read-yaml.ts";

/** Something wrong in a policy file. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface PolicyFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** For example `rules[0].match.service`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong; what would be right. */
  readonly message: string;
}

/** Says a fault in one line: `file.yaml:3:5: rules[0].idle: …`. */
export function describeFault({ file, line, column, path, message }: PolicyFault): string {
  return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${message}`;
}

/** Gives each mistake its line and column, in order of line. */
export function placeFaults(
  file: string,
  source: string,
  mistakes: readonly Mistake[],
): readonly PolicyFault[] {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return mistakes
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, path, message }) => {
      const line = lineOf(starts, at);
      const column = at - (starts[line - 1] ?? 0) + 1;
      return { file, line, column, path: sayPath(path), message: message.replaceAll(/\s+/g, " ") };
    });
}

/** Puts what a schema found wrong at its place in the text. */
export function mistakesOf(root: Placed, issues: readonly v.BaseIssue<unknown>[]): readonly Mistake[] {
  return issues.flatMap(narrow).flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    const { placed, isExact } = lookUp(root, path);
    // What could not be read has been told.
    return isExact && placed.value === undefined
      ? []
      : [mistakeAt(root, path, messageOf(placed, isExact, issue), isUnknownMember(issue) ? "name" : "value")];
  });
}

function isUnknownMember({ message }: v.BaseIssue<unknown>): boolean {
  return message.startsWith("is not known");
}

/** A mistake at a path: at the name or the value there, or at what is around it if nothing is there. */
export function mistakeAt(
  root: Placed,
  path: readonly string[],
  message: string,
  at: "name" | "value" = "value",
): Mistake {
  const { placed } = lookUp(root, path);
  return { at: at === "name" ? (placed.keyAt ?? placed.at) : placed.at, path, message };
}

/** Of the ways in which a value fits none of several forms, takes the one that got furthest into it. */
function narrow(issue: v.BaseIssue<unknown>): readonly v.BaseIssue<unknown>[] {
  const depth = issue.path?.length ?? 0;
  const deeper = (issue.issues ?? []).filter(({ path }) => (path?.length ?? 0) > 0);
  if (deeper.length === 0) {
    return [issue];
  }
  return deeper.flatMap((inner) => {
    const [first, ...rest] = [...(issue.path ?? []).slice(0, depth), ...(inner.path ?? [])];
    return first === undefined ? [inner] : narrow({ ...inner, path: [first, ...rest] });
  });
}

function messageOf(placed: Placed, isExact: boolean, issue: v.BaseIssue<unknown>): string {
  const wantsText = [issue, ...(issue.issues ?? [])].some(({ expected }) => expected === "string");
  if (isExact && issue.kind === "schema") {
    if (placed.value === null) {
      return `is empty; ${issue.message}, or leave the member out`;
    }
    if (wantsText && (typeof placed.value === "number" || typeof placed.value === "boolean")) {
      return `is a ${typeof placed.value} in YAML, not text; quote it: "${placed.source ?? placed.value}"`;
    }
  }
  return issue.message;
}

function lineOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low + 1;
}

const MAXIMUM_STEP = 64;

function sayPath(path: readonly string[]): string {
  return path.reduce((said, step) => {
    const short = step.length > MAXIMUM_STEP ? `${step.slice(0, MAXIMUM_STEP)}…` : step;
    if (/^\d+$/.test(short)) {
      return `${said}[${short}]`;
    }
    if (!/^[\w-]+$/.test(short)) {
      return `${said}[${JSON.stringify(short)}]`;
    }
    return said === "" ? short : `${said}.${short}`;
  }, "");
}
