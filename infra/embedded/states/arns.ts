import { InvalidArn, InvalidName } from "./api-errors.ts";

const EXECUTION = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:execution:[^:]+:[^:]+$/;
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/** Longest name of an execution, in characters. */
const LONGEST_NAME = 80;

/** ARN of an execution of a state machine. @throws {InvalidName} if Step Functions does not take the name. */
export function executionArnFor(stateMachineArn: string, name: string): string {
  if (name.length === 0 || name.length > LONGEST_NAME || FORBIDDEN_IN_NAMES.test(name)) {
    throw new InvalidName(`Invalid Name: '${name}'`);
  }
  return `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}

/** @throws {InvalidArn} if the text is not the ARN of an execution. */
export function requireExecutionArn(text: string): void {
  if (!EXECUTION.test(text)) {
    throw new InvalidArn(`Invalid Arn: '${text}' is not the ARN of an execution`);
  }
}
