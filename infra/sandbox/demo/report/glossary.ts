import { type Markup, markup } from "./markup.ts";

const WORDS = [
  ["role", "a service-linked role: one that an AWS service makes and uses for itself"],
  ["usage", "a resource that keeps a role in use, in one Region"],
  ["record", "the inventory’s entry for one role"],
  ["release", "make a resource stop using the role, without deleting more than that needs"],
  ["plan", "what a decommission would do; only what is in an approved plan is ever touched"],
  ["run", "one execution of a workflow: it plans, applies a plan, restores, or mends a finding"],
  ["receipt", "the settings that a resource, or the role, had before; what a restore puts back"],
  ["policy", "what an owner writes down: which roles are allowed, required or forbidden, and what follows"],
  [
    "finding",
    "a difference between the policy and what is there, with evidence; it opens and closes by itself",
  ],
  ["approval", "the answer of somebody whom the policy names, to exactly one plan, by its digest"],
  ["outcome", "how a run ended, told truthfully: deleted, blocked, restored and others"],
] as const;

/** The words of this page for somebody who sees them for the first time. */
export function glossary(): Markup {
  return markup`<dl>${WORDS.map(([word, meaning]) => markup`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl>`;
}
