import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { handlerNames } from "../../../cli/place/direct/handlers.ts";
import { readMachines } from "../../../cli/place/direct/machines.ts";

const identity = {
  account: "111122223333",
  partition: "aws",
  arn: "arn:aws:iam::111122223333:user/platform",
  hubRegion: "us-east-1",
};

/** Every ARN that a definition names. */
const arnsIn = (definition: unknown) =>
  [...JSON.stringify(definition).matchAll(/"(arn:aws:[^"]*:111122223333:[^"]*)"/g)].map(
    ([, arn = ""]) => arn,
  );

describe("the workflows without a stack", () => {
  it("name functions and workflows that are here, and leave no placeholder", async () => {
    const machines = await readMachines(identity);

    const known = [
      ...handlerNames.map((name) => `arn:aws:lambda:us-east-1:111122223333:function:${name}`),
      ...machines.map(({ arn }) => arn),
    ];
    const named = machines.flatMap(({ definition }) => arnsIn(definition));
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((arn) => !known.includes(arn))).toEqual([]);
    expect(JSON.stringify(machines)).not.toContain("${");
  });

  it("have every function of the stack but those that only events call", () => {
    const files = readdirSync("functions/handlers").map((file) => file.replace(".ts", ""));

    expect(files.filter((name) => !handlerNames.includes(name)).sort()).toEqual([
      "judge-role",
      "record-event",
    ]);
    expect(handlerNames.filter((name) => !existsSync(`functions/handlers/${name}.ts`))).toEqual([]);
  });
});
