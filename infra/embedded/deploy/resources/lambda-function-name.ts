import { arnAt, type Place } from "../place.ts";

/** ARN of a function that a template names by its name or its ARN. */
export function functionArn(place: Place, nameOrArn: string): string {
  return nameOrArn.startsWith("arn:") ? nameOrArn : arnAt(place, "lambda", `function:${nameOrArn}`);
}
