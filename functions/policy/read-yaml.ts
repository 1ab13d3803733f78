import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import { type Placed, placedAt, placedList, placedMap } from "./placed.ts";

/** Something wrong at a place of the text. */
export interface Mistake {
  /** Offset in the text. */
  readonly at: number;
  readonly path: readonly string[];
  readonly message: string;
}

/** What a text says, as far as it could be read. */
export interface Reading {
  readonly root: Placed | undefined;
  readonly mistakes: readonly Mistake[];
}

/** A policy of 500 rules has some ten thousand; aliases can make millions of a small text. */
const MAXIMUM_NODES = 100_000;
/** A policy has five levels. */
const MAXIMUM_DEPTH = 16;
/** After the first few, a YAML parser tells what followed from them. */
const MAXIMUM_SYNTAX_MISTAKES = 10;
/** Names that would not be members of an object but parts of its machinery. */
const RESERVED_NAMES = ["__proto__", "prototype", "constructor"];

/**
 * Reads one YAML document (1.2, core schema) into plain values with their places. Aliases are followed, within the limits
 * above; tags, merge keys and keys that are no text are mistakes. Never throws.
 */
export function readYaml(source: string): Reading {
  // The parser compares every key with every other to find duplicates, which takes seconds for 30,000: done here instead.
  const options = { schema: "core", merge: false, uniqueKeys: false, prettyErrors: false } as const;
  const document = parseDocument(source, options);
  if (document.errors.length > 0) {
    const mistakes = document.errors
      .slice(0, MAXIMUM_SYNTAX_MISTAKES)
      .map(({ pos, message }) => ({ at: pos[0], path: [], message: sayNesting(message) }));
    return { root: undefined, mistakes };
  }
  const mistakes: Mistake[] = [];
  const anchors = anchorsOf(document);
  let nodes = 0;

  const place = (node: unknown, at: number, path: readonly string[], within: readonly unknown[]): Placed => {
    nodes += 1;
    const here = offsetOf(node) ?? at;
    if (nodes > MAXIMUM_NODES || path.length > MAXIMUM_DEPTH) {
      if (nodes === MAXIMUM_NODES + 1 || path.length > MAXIMUM_DEPTH) {
        mistakes.push({
          at: here,
          path,
          message: "is too much; write it with less nesting and fewer aliases",
        });
      }
      return placedAt(here, undefined);
    }
    if (hasTag(node)) {
      mistakes.push({ at: here, path, message: "has a YAML tag; write the value without it" });
    }
    if (isAlias(node)) {
      const anchored = anchors.get(node);
      if (anchored === undefined || within.includes(anchored)) {
        const why =
          anchored === undefined ? "names no anchor before it" : "is an alias of what it is part of";
        mistakes.push({ at: here, path, message: `${why}; write the value out` });
        return placedAt(here, undefined);
      }
      return { ...place(anchored, here, path, within), at: here };
    }
    if (isMap(node)) {
      const members = new Map<string, Placed>();
      for (const { key, value } of node.items) {
        const keyAt = offsetOf(key) ?? here;
        const name = nameOf(key);
        const memberPath = [...path, name];
        const fault = nameFault(key, name, members);
        if (fault === undefined) {
          members.set(name, { ...place(value, keyAt, memberPath, [...within, node]), keyAt });
        } else {
          mistakes.push({ at: keyAt, path: memberPath, message: fault });
        }
      }
      return placedMap(here, members);
    }
    if (isSeq(node)) {
      const inside = [...within, node];
      return placedList(
        here,
        node.items.map((item, index) => place(item, here, [...path, String(index)], inside)),
      );
    }
    return isScalar(node) ? placedAt(here, node.value, node.source) : placedAt(here, null);
  };

  const root = place(document.contents, 0, [], []);
  return { root, mistakes };
}

/** What each alias stands for. The parser's own `resolve` goes through the whole text for every alias. */
function anchorsOf(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const byName = new Map<string, Node>();
  const anchored = new Map<Alias, Node>();
  visit(document, {
    Alias: (_, alias) => {
      const target = byName.get(alias.source);
      if (target !== undefined) {
        anchored.set(alias, target);
      }
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) {
        byName.set(node.anchor, node);
      }
    },
  });
  return anchored;
}

/** The parser reports its own stack as a mistake of the text. */
function sayNesting(message: string): string {
  return message.startsWith("Maximum call stack") ? "is nested too deeply" : message;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : "?";
}

function nameFault(key: unknown, name: string, members: ReadonlyMap<string, Placed>): string | undefined {
  if (name === "<<") {
    return "is a merge key, which is not read; put what rules share under defaults";
  }
  if (!isScalar(key) || typeof key.value !== "string") {
    return isScalar(key) && name !== ""
      ? `is a name that YAML does not read as text; quote it: "${name}"`
      : "is no name; write text before the colon";
  }
  if (RESERVED_NAMES.includes(name)) {
    return "cannot be a name here; choose another";
  }
  return members.has(name) ? "is there twice; keep one" : undefined;
}

function offsetOf(node: unknown): number | undefined {
  return isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}

function hasTag(node: unknown): boolean {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.tag !== undefined;
}
