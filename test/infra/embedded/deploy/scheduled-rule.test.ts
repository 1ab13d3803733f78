import { describe, expect, it } from "vitest";
import { DeployError } from "../../../../infra/embedded/deploy/deploy-error.ts";
import { arrangeDeployment } from "./arrange-deployment.ts";

const rule = (properties: object) => ({
  Resources: { Sweep: { Type: "AWS::Events::Rule", Properties: { Name: "sweep", ...properties } } },
});

describe("a rule with a schedule", () => {
  it("stands on the default bus without a pattern", async () => {
    const { engines, deploy } = arrangeDeployment(rule({ ScheduleExpression: "rate(1 day)" }));

    await deploy();

    expect([...engines.kept.rules.values()]).toEqual([
      {
        arn: "arn:aws:events:eu-west-1:111122223333:rule/sweep",
        name: "sweep",
        busArn: "arn:aws:events:eu-west-1:111122223333:event-bus/default",
        schedule: "rate(1 day)",
        state: "ENABLED",
        targets: [],
      },
    ]);
  });

  it("can have a pattern besides", async () => {
    const { engines, deploy } = arrangeDeployment(
      rule({ ScheduleExpression: "rate(5 minutes)", EventPattern: { source: ["clock"] } }),
    );

    await deploy();

    expect([...engines.kept.rules.values()]).toMatchObject([
      { schedule: "rate(5 minutes)", pattern: { source: ["clock"] } },
    ]);
  });

  it.each<[object, string]>([
    [
      { ScheduleExpression: "cron(0 12 * * ? *)" },
      'AWS::Events::Rule "Sweep": cron(0 12 * * ? *) is not supported here: only rates are, for example rate(1 day)',
    ],
    [
      { ScheduleExpression: "rate(2 hour)" },
      'AWS::Events::Rule "Sweep": rate(2 hour) is no rate, for example rate(1 hour) or rate(5 minutes)',
    ],
    [
      { ScheduleExpression: "rate(1 hour)", EventBusName: "orders" },
      'AWS::Events::Rule "Sweep": only rules of the default bus can have a ScheduleExpression, and not those of orders',
    ],
    [{}, 'AWS::Events::Rule "Sweep": it has neither EventPattern nor ScheduleExpression'],
  ])("is refused before anything is started: %j", async (properties, message) => {
    const { engines, deploy } = arrangeDeployment(rule(properties));

    await expect(deploy()).rejects.toThrow(new DeployError(message));

    expect(engines.kept.buses.size).toBe(0);
  });
});
