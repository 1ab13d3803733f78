import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { allServices } from "../../../functions/services/services.ts";
import { assemblyFor } from "../../../infra/sandbox/assembly.ts";
import { readTemplate, referred } from "./read-template.ts";

const REGIONS = ["eu-west-1", "sa-east-1", "us-east-1"];
let directory = "";

beforeAll(async () => {
  ({ assemblyDirectory: directory } = await assemblyFor(REGIONS));
});

const Rule = v.object({
  EventBusName: v.optional(v.unknown()),
  EventPattern: v.object({
    source: v.array(v.string()),
    detail: v.record(v.string(), v.array(v.unknown())),
  }),
  Targets: v.array(v.looseObject({ Arn: v.unknown() })),
});

/** A rule of the hub on rolecall's own bus, or one that runs by a schedule. */
const OwnRule = v.object({
  ScheduleExpression: v.optional(v.unknown()),
  EventPattern: v.optional(
    v.object({ source: v.tuple([v.literal("rolecall")]), "detail-type": v.array(v.string()) }),
  ),
  Targets: v.array(v.looseObject({ Arn: v.unknown() })),
});

function ownRules() {
  const template = readTemplate(directory, "RolecallHub");
  return template.properties("AWS::Events::Rule").flatMap((properties) => {
    const { success, output } = v.safeParse(OwnRule, properties);
    return success
      ? output.Targets.map(({ Arn }) => ({
          schedule: output.ScheduleExpression,
          what: output.EventPattern?.["detail-type"],
          target: template.Resources[referred(Arn)]?.Properties["FunctionName"],
        }))
      : [];
  });
}

function rulesOf(stackName: string) {
  const template = readTemplate(directory, stackName);
  const ofAws = template.properties("AWS::Events::Rule").filter((properties) => !v.is(OwnRule, properties));
  return ofAws.map((properties) => {
    const { EventBusName, EventPattern, Targets } = v.parse(Rule, properties);
    const bus =
      EventBusName === undefined ? "default" : template.Resources[referred(EventBusName)]?.Properties["Name"];
    return { bus, source: EventPattern.source[0], detail: EventPattern.detail, targets: Targets, template };
  });
}

/** The catalogue's calls, in its order, of the services that run in one of these Regions. */
const callsIn = (...regions: readonly string[]) =>
  allServices
    .filter((service) => service.regions.some((region) => regions.includes(region)))
    .flatMap(({ calls }) => calls);

describe("the hub's rules", () => {
  it("listen for roles and local usages on the default bus, and for usages elsewhere on the intake", () => {
    expect(rulesOf("RolecallHub").map(({ bus, source }) => [bus, source])).toEqual([
      ["default", "aws.iam"],
      ...callsIn("us-east-1").map(({ source }) => ["default", source]),
      ...callsIn("eu-west-1", "sa-east-1").map(({ source }) => ["rolecall-intake", source]),
      ["default", "aws.states"],
    ]);
  });

  it("let everything be looked at on a schedule and for a new policy, and roles be judged when they change", () => {
    expect(ownRules()).toEqual([
      { schedule: { Ref: "SweepSchedule" }, what: undefined, target: "rolecall-sweep-account" },
      { schedule: undefined, what: ["Policy Changed"], target: "rolecall-sweep-account" },
      {
        schedule: undefined,
        what: ["Record Changed", "Remediation Ended", "Retry Requested", "Role Restored", "Run Ended"],
        target: "rolecall-judge-role",
      },
    ]);
  });

  it("match just the calls that create, change or delete a role", () => {
    const [roles] = rulesOf("RolecallHub");

    expect(roles?.detail["eventSource"]).toEqual(["iam.amazonaws.com"]);
    expect(roles?.detail["eventName"]?.toSorted()).toEqual([
      "CreateServiceLinkedRole",
      "DeleteServiceLinkedRole",
      "TagRole",
      "UntagRole",
      "UpdateRole",
      "UpdateRoleDescription",
    ]);
  });

  it("match just the calls that the catalogue says can change a usage", () => {
    const wanted = (...regions: readonly string[]) =>
      callsIn(...regions).map(({ eventSource, eventNames }) => ({
        eventSource: [eventSource],
        eventName: [...eventNames],
      }));

    const found = rulesOf("RolecallHub").slice(1, -1);

    expect(found.map(({ detail }) => detail)).toEqual([
      ...wanted("us-east-1"),
      ...wanted("eu-west-1", "sa-east-1"),
    ]);
  });

  it("match runs of this workflow alone, and only broken ones", () => {
    const broken = rulesOf("RolecallHub").at(-1);
    const [machine] = broken?.detail["stateMachineArn"] ?? [];

    expect(broken?.template.Resources[referred(machine)]?.Type).toBe("AWS::StepFunctions::StateMachine");
    expect(broken?.detail["status"]).toEqual(["FAILED", "TIMED_OUT", "ABORTED"]);
  });

  it("tell record-event of roles and usages and close-run of broken runs, and keep what cannot be delivered", () => {
    const told = rulesOf("RolecallHub").map(({ targets, template }) =>
      targets.map(({ Arn }) => template.Resources[referred(Arn)]?.Properties["FunctionName"]),
    );

    expect(new Set(told.flat().slice(0, -1))).toEqual(new Set(["rolecall-record-event"]));
    expect(told.flat().at(-1)).toBe("rolecall-close-run");
    expect(told.map((targets) => targets.length)).toEqual(told.map(() => 1));
    for (const { targets } of rulesOf("RolecallHub")) {
      expect(targets).toMatchObject([
        {
          RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 86_400 },
          DeadLetterConfig: {},
        },
      ]);
    }
  });

  it("leave rolecall's own bus to what rolecall publishes", () => {
    expect(rulesOf("RolecallHub").map(({ bus }) => bus)).not.toContain("rolecall");
  });
});

describe("a forwarder", () => {
  it("has the rules of the services that run in its Region, a role, and nothing else", () => {
    const types = (stackName: string) =>
      Object.values(readTemplate(directory, stackName).Resources).map(({ Type }) => Type);

    for (const region of ["eu-west-1", "sa-east-1"]) {
      const sources = callsIn(region).map(({ source }) => source);
      expect(types(`RolecallForwarder-${region}`)).toEqual([
        "AWS::IAM::Role",
        ...sources.map(() => "AWS::Events::Rule"),
      ]);
      expect(rulesOf(`RolecallForwarder-${region}`).map(({ source }) => source)).toEqual(sources);
    }
    expect(callsIn("sa-east-1").map(({ source }) => source)).not.toContain("aws.ivs");
  });

  it("sends events to the hub's intake with a role that may do only that", () => {
    const [rule] = rulesOf("RolecallForwarder-eu-west-1");

    expect(JSON.stringify(rule?.targets)).toContain(":events:us-east-1:");
    expect(JSON.stringify(rule?.targets)).toContain(":event-bus/rolecall-intake");
    expect(rule?.template.properties("AWS::IAM::Role")).toMatchObject([
      { Path: "/rolecall/", Policies: [{ PolicyDocument: { Statement: [{ Action: "events:PutEvents" }] } }] },
    ]);
  });
});
