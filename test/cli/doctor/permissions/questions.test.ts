import { describe, expect, it } from "vitest";
import { questionsFor } from "../../../../cli/doctor/permissions/questions.ts";
import { allServices } from "../../../../functions/services/services.ts";

const setting = {
  partition: "aws",
  account: "111122223333",
  hubRegion: "us-east-1",
  enabled: ["us-east-1", "eu-west-1"],
};

describe("the questions to IAM", () => {
  it("are asked of each resource in each Region that is on, and of IAM in the hub's", () => {
    const ivs = allServices.filter(({ key }) => key === "ivs");

    const asked = questionsFor(ivs, setting).map(
      ({ purpose, region, resource }) => `${purpose} ${region} ${resource}`,
    );

    expect(asked).toEqual([
      "reading us-east-1 *",
      "reading us-east-1 arn:aws:iam::111122223333:role/aws-service-role/*",
      "reading us-east-1 arn:aws:account::111122223333:account",
      "releasing us-east-1 arn:aws:iam::111122223333:role/aws-service-role/*",
      "reading us-east-1 arn:aws:ivs:us-east-1:111122223333:recording-configuration/*",
      "reading us-east-1 arn:aws:ivs:us-east-1:111122223333:channel/*",
      "releasing us-east-1 arn:aws:ivs:us-east-1:111122223333:recording-configuration/*",
      "releasing us-east-1 arn:aws:ivs:us-east-1:111122223333:channel/*",
      "reading eu-west-1 arn:aws:ivs:eu-west-1:111122223333:recording-configuration/*",
      "reading eu-west-1 arn:aws:ivs:eu-west-1:111122223333:channel/*",
      "releasing eu-west-1 arn:aws:ivs:eu-west-1:111122223333:recording-configuration/*",
      "releasing eu-west-1 arn:aws:ivs:eu-west-1:111122223333:channel/*",
    ]);
  });

  it("ask for every action that the service files name", () => {
    const named = allServices.flatMap(({ readGrants, releaseGrants }) =>
      [...readGrants, ...releaseGrants].flatMap(({ actions }) => [...actions]),
    );

    const asked = new Set(questionsFor(allServices, setting).flatMap(({ actions }) => actions));

    expect(named.filter((action) => !asked.has(action))).toEqual([]);
  });

  it("are named as a policy would name them, for every Region at once", () => {
    const [, , , , first] = questionsFor(
      allServices.filter(({ key }) => key === "ivs"),
      setting,
    );

    expect(first?.everywhere).toBe("arn:aws:ivs:*:111122223333:recording-configuration/*");
  });
});
