import { arnAt, type Place } from "../place.ts";

/** ARN of a bus that a template names by its name or its ARN. */
export function busArn(place: Place, nameOrArn: string): string {
  return nameOrArn.startsWith("arn:") ? nameOrArn : arnAt(place, "events", `event-bus/${nameOrArn}`);
}
