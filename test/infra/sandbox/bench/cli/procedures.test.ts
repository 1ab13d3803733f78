import { describe, expect, it } from "vitest";
import { allServices } from "../../../../../functions/services/services.ts";
import { PROCEDURES } from "../../../../../infra/sandbox/bench/cli/aws-cli/procedures.ts";

/** What AWS answers when it is asked for a list, by the words of the command. */
async function commandsOf(service: string, answers: Readonly<Record<string, readonly string[]>>) {
  const said: string[] = [];
  const aws = async (...words: readonly string[]) => {
    said.push(words.join(" "));
    return Object.entries(answers).find(([list]) => words.includes(list))?.[1] ?? [];
  };
  await PROCEDURES.find((procedure) => procedure.service === service)?.release(aws, "eu-west-1");
  return said;
}

describe("AWS's own procedures", () => {
  it("are known for every service of the catalogue", () => {
    expect(PROCEDURES.map(({ service }) => service)).toEqual(allServices.map(({ key }) => key));
  });

  it("detach channels before recording configurations are deleted", async () => {
    const said = await commandsOf("ivs", {
      "list-channels": ["channel-1", "channel-2"],
      "list-recording-configurations": ["recording-1"],
    });

    expect(said).toEqual([
      "ivs list-channels --query channels[?recordingConfigurationArn!=''].arn --region eu-west-1",
      "ivs update-channel --arn channel-1 --recording-configuration-arn  --region eu-west-1",
      "ivs update-channel --arn channel-2 --recording-configuration-arn  --region eu-west-1",
      "ivs list-recording-configurations --query recordingConfigurations[].arn --region eu-west-1",
      "ivs delete-recording-configuration --arn recording-1 --region eu-west-1",
    ]);
  });

  it("switch nothing off where nothing is on", async () => {
    expect(await commandsOf("mediatailor", {})).toHaveLength(2);
  });
});
