import { readFileSync } from "node:fs";
import { readBlocks } from "./read-blocks.ts";

/** The arrows of the state diagram under a heading, as `From --> To`, in order of the alphabet. */
export function drawnArrows(document: string, heading: string): readonly string[] {
  return readBlocks(document)
    .filter((block) => block.heading === heading && block.text.startsWith("stateDiagram-v2\n"))
    .flatMap(({ text }) => text.split("\n").slice(1))
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .sort();
}

interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly End?: boolean;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
}

/** The arrows of a state machine's file, in the same form. What is inside of a Map state is not drawn. */
export function realArrows(name: string): readonly string[] {
  const file = readFileSync(`statemachines/${name}.asl.json`, "utf8");
  const { StartAt, States }: { StartAt: string; States: Record<string, State> } = JSON.parse(file);
  const arrows = Object.entries(States).flatMap(
    ([from, { Next, Default, End, Choices = [], Catch = [] }]) => {
      const targets = [
        ...[...Choices, ...Catch].map((rule) => rule.Next),
        Next,
        Default,
        End ? "[*]" : undefined,
      ];
      return targets.filter((target) => target !== undefined).map((target) => `${from} --> ${target}`);
    },
  );
  return [...new Set([`[*] --> ${StartAt}`, ...arrows])].sort();
}
