import type { Check } from "./check.ts";

/** What a function ends with when its program is wrong, whatever AWS has answered. */
const SLIPS = [
  "TypeError",
  "ReferenceError",
  "RangeError",
  "SyntaxError",
  "ValiError",
  "UnexpectedAnswerError",
];

/** No function ends with an error of its program. */
export const functionsDoNotBreak: Check = ({ functionErrors }) =>
  functionErrors
    .filter(({ name }) => SLIPS.includes(name))
    .map(({ name, message }) => `A function ended with ${name}: ${message}`);
