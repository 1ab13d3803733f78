import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { DisableRuleCommand, EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { CreateServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, inject, it } from "vitest";
import { addDeployedAlarms } from "../../../infra/sandbox/services/cloudwatch-deployed-alarms.ts";
import { ACCOUNT, IVS_ROLE, MEDIATAILOR_ROLE, REGION } from "../../stack/stack.ts";
import { putPolicy, sweep } from "../../stack/sweeping.ts";
import { arrangePatient, outline, type Patient, wording } from "./arranged-doctor.ts";

const settings = ({ url }: Patient, region = "us-east-1") => ({
  endpoint: url,
  region,
  credentials: { accessKeyId: ACCOUNT, secretAccessKey: "x" },
});
const trailsOf = (patient: Patient, region?: string) => new CloudTrailClient(settings(patient, region));
const FIRST = "management-events";

/** A stack that has been looked at, with its alarms. */
async function arrangeHealthy(): Promise<Patient> {
  const patient = await arrangePatient();
  addDeployedAlarms(patient.world, {
    ...inject("assembly"),
    stackName: "RolecallHub",
    account: ACCOUNT,
    region: "us-east-1",
    parameters: {},
  });
  await patient.record(REGION, "a");
  await sweep(patient);
  return patient;
}

describe("the doctor in a stack", () => {
  it("finds nothing wrong where nothing is, and changes nothing", async () => {
    const patient = await arrangeHealthy();
    const callsBefore = patient.calls().length;

    const diagnoses = await patient.examine();

    expect(outline(diagnoses)).toEqual([
      "credentials: ok",
      "region: ok",
      "clock: ok",
      "partition: ok",
      "regions: ok",
      "permissions: ok",
      "reading: ok",
      "inventory: ok",
      "out-of-reach: ok",
      "pause: ok",
      "trail: ok",
      "rules: ok",
      "dead-letters: ok",
      "alarms: ok",
    ]);
    const operations = patient
      .calls()
      .slice(callsBefore)
      .map(({ operation }) => operation);
    expect(operations.filter((operation) => !/^(Get|List|Describe|Query|Simulate)/.test(operation))).toEqual(
      [],
    );
  });
});

describe("the trail", () => {
  const broken: readonly (readonly [string, (patient: Patient) => Promise<unknown>, RegExp, string])[] = [
    [
      "has stopped",
      (patient) => trailsOf(patient).send(new StopLoggingCommand({ Name: FIRST })),
      /management-events is not logging/,
      `aws cloudtrail start-logging --region us-east-1 --name arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/management-events`,
    ],
    [
      "is gone",
      (patient) => trailsOf(patient).send(new DeleteTrailCommand({ Name: FIRST })),
      /There is no trail at all/,
      "aws cloudtrail create-trail --is-multi-region-trail",
    ],
    [
      "logs what reads only",
      (patient) =>
        trailsOf(patient).send(
          new PutEventSelectorsCommand({ TrailName: FIRST, EventSelectors: [{ ReadWriteType: "ReadOnly" }] }),
        ),
      /does not log all management events that change something/,
      "put-event-selectors",
    ],
    [
      "logs data events only",
      (patient) =>
        trailsOf(patient).send(
          new PutEventSelectorsCommand({
            TrailName: FIRST,
            AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Data"] }] }],
          }),
        ),
      /does not log all management events that change something/,
      "put-event-selectors",
    ],
  ];

  it.each(broken)("fails when it %s", async (_what, breakIt, why, fix) => {
    const patient = await arrangePatient();
    await breakIt(patient);

    const [found, ...more] = await patient.look("trail");

    expect(more).toEqual([]);
    expect(found).toMatchObject({
      status: "fail",
      summary: expect.stringMatching(
        /^No trail logs changes of iam\.amazonaws\.com, .* in eu-west-1, us-east-1$/,
      ),
      detail: expect.stringMatching(why),
      fix: expect.stringContaining(fix),
    });
  });

  it("fails for the Regions that a trail of one Region leaves out", async () => {
    const patient = await arrangePatient();
    const trails = trailsOf(patient);
    await trails.send(new CreateTrailCommand({ Name: "only-hub", S3BucketName: "logs" }));
    await trails.send(new StartLoggingCommand({ Name: "only-hub" }));
    await trails.send(new DeleteTrailCommand({ Name: FIRST }));

    const found = await patient.look("trail");

    expect(found).toMatchObject([
      {
        status: "fail",
        region: "eu-west-1",
        summary: expect.stringMatching(/^No trail logs changes of .*ivs\.amazonaws\.com.* in eu-west-1$/),
        detail: expect.stringContaining("only-hub logs in us-east-1 only"),
      },
    ]);
  });

  it("fails for IAM alone where trails of other Regions log the services", async () => {
    const patient = await arrangePatient();
    const there = trailsOf(patient, "eu-west-1");
    const here = trailsOf(patient);
    await there.send(new CreateTrailCommand({ Name: "there", S3BucketName: "logs" }));
    await there.send(new StartLoggingCommand({ Name: "there" }));
    await here.send(
      new CreateTrailCommand({ Name: "here", S3BucketName: "logs", IncludeGlobalServiceEvents: false }),
    );
    await here.send(new StartLoggingCommand({ Name: "here" }));
    await here.send(new DeleteTrailCommand({ Name: FIRST }));

    expect(await patient.look("trail")).toMatchObject([
      {
        status: "fail",
        region: "us-east-1",
        summary: "No trail logs changes of iam.amazonaws.com in us-east-1",
      },
    ]);
  });

  it("is only unknown where it cannot be read", async () => {
    const patient = await arrangePatient();
    const error = { code: "AccessDeniedException", status: 400, message: "not yours" };
    patient.faults.set([{ service: "cloudtrail", operation: "GetTrailStatus", error }]);

    expect(await patient.look("trail")).toMatchObject([
      {
        status: "warn",
        detail: expect.stringContaining("could not be read: AccessDeniedException: not yours"),
      },
    ]);
  });
});

describe("the rules", () => {
  const ruleNamed = ({ engines }: Patient, part: string, region: string) => {
    const rule = engines.events
      .rules()
      .find(({ arn, name }) => name.includes(part) && arn.includes(`:${region}:`));
    return rule ?? expect.fail(`There is no rule ${part} in ${region}`);
  };

  it.each([
    ["of roles", "SourcesRoleCalls", "us-east-1", "default"],
    ["of a forwarder", "usagesawsivsivs", "eu-west-1", "default"],
    ["of the hub's intake", "Sourcesforwardedawsivsivs", "us-east-1", "rolecall-intake"],
    ["of its own bus", "SweepsRoleChanges", "us-east-1", "rolecall"],
  ])("fail when the one %s is off", async (_what, part, region, bus) => {
    const patient = await arrangePatient();
    const { name } = ruleNamed(patient, part, region);
    const client = new EventBridgeClient(settings(patient, region));
    await client.send(new DisableRuleCommand({ Name: name, EventBusName: bus }));

    expect(await patient.look("rules")).toMatchObject([
      {
        status: "fail",
        region,
        summary: `Rule ${name} on bus ${bus} in ${region} is off`,
        fix: `aws events enable-rule --region ${region} --event-bus-name ${bus} --name ${name}`,
      },
    ]);
  });

  it("fail when nothing sweeps", async () => {
    const patient = await arrangePatient();
    const { name } = ruleNamed(patient, "SweepsSchedule", "us-east-1");
    await new EventBridgeClient(settings(patient)).send(new DisableRuleCommand({ Name: name }));

    expect(await patient.look("rules")).toMatchObject([
      { status: "fail", detail: expect.stringContaining("Nothing sweeps the account") },
    ]);
  });

  it("fail when one does not listen for everything any more", async () => {
    const patient = await arrangePatient();
    const rule = ruleNamed(patient, "SourcesRoleCalls", "us-east-1");
    const pattern = { source: ["aws.iam"], detail: { eventName: ["CreateServiceLinkedRole"] } };
    patient.engines.events.putRule({ ...rule, pattern });

    expect(await patient.look("rules")).toMatchObject([
      {
        status: "fail",
        region: "us-east-1",
        summary: "Nothing on bus default in us-east-1 listens for calls that change roles",
        fix: "Deploy RolecallHub again.",
      },
    ]);
  });

  it("warn of Regions that are on and have no forwarder", async () => {
    const patient = await arrangePatient();
    patient.faults.set([
      { service: "events", operation: "ListRules", region: "eu-west-1", answer: { Rules: [] } },
    ]);

    expect(await patient.look("rules")).toMatchObject([
      {
        status: "warn",
        region: "eu-west-1",
        summary: "No forwarder stands in eu-west-1, which is on: what happens there is not heard",
        fix: expect.stringContaining("RolecallForwarder-eu-west-1"),
      },
    ]);
  });

  it("of one Region keep nothing of the others from being told when they cannot be read", async () => {
    const patient = await arrangePatient();
    const { name } = ruleNamed(patient, "SourcesRoleCalls", "us-east-1");
    await new EventBridgeClient(settings(patient)).send(new DisableRuleCommand({ Name: name }));
    const message = `User: arn:aws:sts::${ACCOUNT}:assumed-role/a/b is not authorized to perform: events:ListRules on resource: *`;
    patient.faults.set([
      {
        service: "events",
        operation: "ListRules",
        region: "eu-west-1",
        error: { code: "AccessDeniedException", status: 400, message },
      },
    ]);

    const found = await patient.look("rules");

    expect(found.map(({ summary }) => summary)).toEqual([
      "Rules on bus default in eu-west-1 cannot be read",
      `Rule ${name} on bus default in us-east-1 is off`,
    ]);
    expect(found[0]?.fix).toContain('{"Effect":"Allow","Action":"events:ListRules","Resource":"*"}');
  });
});

describe("dead letters and alarms", () => {
  it("fail for events that nobody could work on", async () => {
    const patient = await arrangeHealthy();
    const queue =
      Object.keys(patient.engines.queues.all()).find((arn) => arn.includes("DeadLettersFailed")) ?? "";
    patient.engines.queues.send(queue, "{}", {});
    patient.engines.queues.send(queue, "{}", {});

    const [letters, ...more] = await patient.look("dead-letters");
    const alarms = await patient.look("alarms");

    expect(more).toEqual([]);
    expect(letters).toMatchObject({
      status: "fail",
      region: "us-east-1",
      summary: `Waiting in ${queue.split(":").at(-1)}: 2 events`,
      detail: expect.stringContaining("A function failed on each of them"),
      fix: expect.stringContaining("aws sqs receive-message --region us-east-1 --queue-url http"),
    });
    expect(alarms).toMatchObject([
      {
        status: "fail",
        region: "us-east-1",
        summary: expect.stringMatching(
          /^RolecallHub-AlarmsFailed\S+ is on since 2026-\S+: A function failed on events; see the queue\.$/,
        ),
        detail: expect.stringContaining("Threshold Crossed"),
        fix: expect.stringContaining("docs/runbook.md"),
      },
    ]);
  });

  it("count letters that somebody is looking at", async () => {
    const patient = await arrangePatient();
    const queue = Object.keys(patient.engines.queues.all()).find((arn) => arn.includes("Undelivered")) ?? "";
    patient.engines.queues.send(queue, "{}", {});
    const QueueUrl = `${patient.url}/${ACCOUNT}/${queue.split(":").at(-1)}`;
    await new SQSClient(settings(patient)).send(new ReceiveMessageCommand({ QueueUrl }));

    expect(await patient.look("dead-letters")).toMatchObject([
      {
        status: "fail",
        summary: expect.stringMatching(/: 1 event$/),
        detail: expect.stringContaining("EventBridge could not hand them"),
      },
    ]);
  });

  it("fail where the stack has no queues or alarms", async () => {
    const patient = await arrangePatient();
    patient.faults.set([
      { service: "sqs", operation: "ListQueues", answer: {} },
      { service: "monitoring", operation: "DescribeAlarms", answer: { MetricAlarms: [] } },
    ]);

    const [letters] = await patient.look("dead-letters");
    const [alarms] = await patient.look("alarms");

    expect(letters?.summary).toBe("No queue in us-east-1 begins with RolecallHub-DeadLetters");
    expect(alarms?.summary).toBe("No alarm in us-east-1 begins with RolecallHub-Alarms");
    expect([letters?.status, alarms?.status]).toEqual(["fail", "fail"]);
  });
});

describe("the inventory", () => {
  it("is stale a day after the last look, and says how to look", async () => {
    const patient = await arrangeHealthy();
    const fresh = await patient.look("inventory");

    await patient.clock.advance(25 * 3600);
    const stale = await patient.look("inventory");

    expect(fresh.map(({ status }) => status)).toEqual(["ok"]);
    expect(stale).toMatchObject([
      {
        status: "fail",
        summary: `1 role of 1 not looked at everywhere for more than 24 hours: ${IVS_ROLE}`,
        fix: expect.stringContaining("rolecall scan"),
      },
    ]);
  });

  it("is stale as soon as the policy says, and no sooner", async () => {
    const patient = await arrangeHealthy();
    await putPolicy(patient);
    await patient.clock.settle(60);

    await patient.clock.advance(25 * 3600);
    const within = await patient.look("inventory");
    await patient.clock.advance(48 * 3600);
    const after = await patient.look("inventory");

    expect(within.map(({ status }) => status)).toEqual(["ok"]);
    expect(after).toMatchObject([
      { status: "fail", summary: expect.stringContaining("for more than 72 hours") },
    ]);
  });

  it("tells of roles that were never read everywhere, with the reason", async () => {
    const patient = await arrangePatient();
    const error = { code: "AccessDeniedException", status: 403, message: "no" };
    patient.faults.set([{ service: "mediatailor", operation: "*", region: "us-east-1", error }]);
    await patient.iam.send(
      new CreateServiceLinkedRoleCommand({ AWSServiceName: "mediatailor.amazonaws.com" }),
    );
    await sweep(patient);

    const found = await patient.look("inventory");

    expect(found).toMatchObject([
      { status: "fail", summary: `1 role never read in every Region: ${MEDIATAILOR_ROLE}` },
      {
        status: "warn",
        summary: `${MEDIATAILOR_ROLE} could not be read in us-east-1 at the last look`,
        detail: "AccessDeniedException: no",
        fix: "Mend that, then rolecall scan.",
      },
    ]);
  });

  it("warns of being empty", async () => {
    const patient = await arrangePatient();

    expect(await patient.look("inventory")).toMatchObject([
      { status: "warn", summary: expect.stringContaining("The inventory is empty") },
    ]);
  });

  it("forgets roles that are gone", async () => {
    const patient = await arrangeHealthy();
    const before = await patient.look("inventory");
    await patient.run({ roleName: IVS_ROLE, mode: "apply" });

    const after = await patient.look("inventory");

    expect([before, after].map(([one]) => one?.status)).toEqual(["ok", "warn"]);
  });

  it("fails where the table cannot be read, and the others that need it say so", async () => {
    const patient = await arrangeHealthy();
    const error = { code: "ResourceNotFoundException", status: 400, message: "no such table" };
    patient.faults.set([{ service: "dynamodb", operation: "Query", error }]);

    const diagnoses = await patient.examine();

    expect(diagnoses.filter(({ check }) => check === "inventory")).toMatchObject([
      {
        status: "fail",
        summary: `"Inventory" of account ${ACCOUNT} could not be looked at`,
        detail: expect.stringContaining("no such table"),
      },
    ]);
    expect(diagnoses.filter(({ check }) => check === "out-of-reach")).toMatchObject([
      { status: "skipped", summary: 'Not looked at: "Inventory" has to be mended first' },
    ]);
  });
});

describe("a Region that is switched off", () => {
  it("fails for roles that are used there, whether it was read since or not", async () => {
    const patient = await arrangeHealthy();
    const answer = { Regions: [{ RegionName: "us-east-1", RegionOptStatus: "ENABLED_BY_DEFAULT" }] };
    patient.faults.set([{ service: "account", operation: "ListRegions", answer }]);

    const before = await patient.look("out-of-reach");
    patient.faults.set([
      { service: "account", operation: "ListRegions", answer },
      {
        service: "ivs",
        operation: "*",
        region: "eu-west-1",
        error: { code: "UnrecognizedClientException", status: 403 },
      },
    ]);
    await sweep(patient);
    const after = await patient.look("out-of-reach");

    expect(before).toMatchObject([
      {
        status: "fail",
        region: "eu-west-1",
        summary: `${IVS_ROLE} is used, or was, in eu-west-1, which is off: 1 usage cannot be read or released`,
        fix: expect.stringContaining("aws account enable-region --region-name eu-west-1"),
      },
    ]);
    expect(after).toMatchObject([
      { status: "fail", summary: expect.stringContaining("it could not be read since") },
    ]);
  });

  it("is no fault where nothing is used there", async () => {
    const patient = await arrangeHealthy();

    const [regions] = await patient.look("regions");

    expect(regions).toMatchObject({ status: "ok", detail: expect.stringContaining("which are off") });
  });

  it("hides what needs to know of Regions where they cannot be listed", async () => {
    const patient = await arrangeHealthy();
    const message = `User: arn:aws:sts::${ACCOUNT}:assumed-role/a/b is not authorized to perform: account:ListRegions on resource: arn:aws:account::${ACCOUNT}:account`;
    const error = { code: "AccessDeniedException", status: 403, message };
    patient.faults.set([{ service: "account", operation: "ListRegions", error }]);

    const diagnoses = await patient.examine();

    const [regions] = diagnoses.filter(({ check }) => check === "regions");
    expect(regions?.status).toBe("fail");
    expect(regions === undefined ? "" : wording(regions)).toContain(
      `{"Effect":"Allow","Action":"account:ListRegions","Resource":"arn:aws:account::${ACCOUNT}:account"}`,
    );
    const hidden = diagnoses.filter(({ status }) => status === "skipped");
    expect(hidden.map(({ check }) => check)).toEqual([
      "permissions",
      "reading",
      "out-of-reach",
      "trail",
      "rules",
    ]);
    expect(new Set(hidden.map(({ summary }) => summary))).toEqual(
      new Set(['Not looked at: "Regions" has to be mended first']),
    );
  });
});

describe("the kill switch", () => {
  it("warns when somebody has thrown it, with their reason", async () => {
    const patient = await arrangePatient();
    await patient.inventory.control.writePause(ACCOUNT, { paused: true, reason: "audit" });

    expect(await patient.look("pause")).toMatchObject([
      {
        status: "warn",
        summary: `rolecall is paused in ${ACCOUNT}: audit`,
        fix: expect.stringContaining("rolecall unpause"),
      },
    ]);
  });
});
