import type { EventEnvelope } from "./event-envelope.ts";
import { fillTemplate } from "./input-template.ts";
import { compileJsonPath } from "./json-path.ts";
import type { Rule, Target } from "./rule.ts";

/** Builds what a target gets from an event. */
export type InputBuilder = (event: EventEnvelope, receivedAt: Date) => unknown;

/**
 * Compiles a target's input settings: constant, part of the event, template, or the event itself.
 *
 * @throws {SyntaxError} if a setting cannot be read, or more than one is given.
 */
export function compileInput(rule: Rule, target: Target): InputBuilder {
  const { input, inputPath, inputTransformer } = target;
  if ([input, inputPath, inputTransformer].filter((setting) => setting !== undefined).length > 1) {
    throw new SyntaxError("Only one of Input, InputPath and InputTransformer can be given");
  }
  if (input !== undefined) {
    const constant: unknown = JSON.parse(input);
    return () => constant;
  }
  if (inputPath !== undefined) {
    const readPart = compileJsonPath(inputPath);
    return (event) => readPart(event) ?? null;
  }
  if (inputTransformer === undefined) {
    return (event) => event;
  }
  const parts = Object.entries(inputTransformer.inputPathsMap).map(
    ([name, path]) => [name, compileJsonPath(path)] as const,
  );
  return (event, receivedAt) => {
    const { detail: _, ...withoutDetail } = event;
    const variables = new Map<string, unknown>([
      ...parts.map(([name, readPart]) => [name, readPart(event)] as const),
      ["aws.events.rule-arn", rule.arn],
      ["aws.events.rule-name", rule.name],
      ["aws.events.event.ingestion-time", receivedAt.toISOString()],
      ["aws.events.event", withoutDetail],
      ["aws.events.event.json", event],
    ]);
    return fillTemplate(inputTransformer.inputTemplate, variables);
  };
}
