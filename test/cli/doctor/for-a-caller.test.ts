import { createServer, request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { allServices } from "../../../functions/services/services.ts";
import { ACCOUNT } from "../../stack/stack.ts";
import { ADMINISTRATOR, arrangePatient, type Difference, outline, wording } from "./arranged-doctor.ts";

/** Everything that reading and releasing needs, as the service files say, but for one service. */
const allBut = (left: string) => [
  {
    Effect: "Allow",
    Action: [
      "account:ListRegions",
      "iam:ListRoles",
      "iam:GetRole",
      "iam:DeleteServiceLinkedRole",
      "iam:GetServiceLinkedRoleDeletionStatus",
      "iam:SimulatePrincipalPolicy",
    ],
    Resource: "*",
  },
  ...allServices
    .filter(({ key }) => key !== left)
    .map(({ readGrants, releaseGrants }) => ({
      Effect: "Allow",
      Action: [...readGrants, ...releaseGrants].flatMap(({ actions }) => [...actions]),
      Resource: "*",
    })),
];
const DIRECT: Difference = { place: "direct" };

/** Passes everything on to the sandbox, and dates the answers so many seconds ahead of this machine's clock. */
async function elsewhereInTime(url: string, seconds: number): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const { headers, method } = incoming;
    const onward = request(
      new URL(incoming.url ?? "/", url),
      { headers, ...(method && { method }) },
      (answer) => {
        const date = new Date(Date.now() + seconds * 1000).toUTCString();
        outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, date });
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

describe("the doctor where nothing is deployed", () => {
  it("leaves out what is about a stack, and says so", async () => {
    const patient = await arrangePatient();

    const diagnoses = await patient.examine(DIRECT);

    const skipped = diagnoses.filter(({ status }) => status === "skipped");
    expect(skipped.map(({ check }) => check)).toEqual(["trail", "rules", "dead-letters", "alarms"]);
    expect(skipped.every(({ summary }) => summary.startsWith("Nothing is deployed: "))).toBe(true);
    expect(diagnoses.filter(({ status }) => status === "fail")).toEqual([]);
  });
});

describe("the credentials", () => {
  it("fail when there are none, and everything that needs them waits", async () => {
    const patient = await arrangePatient();
    const nothing = Object.assign(new Error("Could not load credentials from any providers"), {
      name: "CredentialsProviderError",
    });

    const diagnoses = await patient.examine({
      ...DIRECT,
      account: undefined,
      partition: undefined,
      credentials: () => Promise.reject(nothing),
    });

    expect(outline(diagnoses)).toEqual([
      "credentials: fail",
      "region: ok",
      "clock: skipped",
      "partition: skipped",
      "regions: skipped",
      "permissions: skipped",
      "reading: skipped",
      "inventory: skipped",
      "out-of-reach: skipped",
      "pause: skipped",
      "trail: skipped",
      "rules: skipped",
      "dead-letters: skipped",
      "alarms: skipped",
    ]);
    expect(diagnoses[0]).toMatchObject({
      summary: "No call can be signed with these credentials",
      detail: expect.stringContaining("There are no credentials"),
      fix: expect.stringContaining("aws sso login"),
    });
  });

  it("that AWS does not know fail", async () => {
    const patient = await arrangePatient();

    const [found] = await patient.look("credentials", {
      credentials: { accessKeyId: "AKIANOBODY", secretAccessKey: "x" },
    });

    expect(found).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("AWS does not know these credentials"),
      fix: expect.stringContaining("AWS_PROFILE"),
    });
  });

  it("that have ended fail, whether they say so or AWS does", async () => {
    const patient = await arrangePatient();
    const session = await patient.signInAs("short", allBut(""));
    const ended = { ...session, expiration: new Date("2026-11-20T08:59:59Z") };

    const [said] = await patient.look("credentials", {
      credentials: ended,
      now: () => new Date("2026-11-20T09:00:00Z"),
    });
    patient.faults.set([
      { service: "sts", operation: "GetCallerIdentity", error: { code: "ExpiredToken", status: 403 } },
    ]);
    const [told] = await patient.look("credentials", { credentials: session });

    expect(said).toMatchObject({
      status: "fail",
      summary: "The credentials ended at 2026-11-20T08:59:59.000Z",
    });
    expect(told).toMatchObject({ status: "fail", detail: expect.stringContaining("have expired") });
  });

  it("that end soon are worth a word where runs work in this process", async () => {
    const patient = await arrangePatient();
    const credentials = { ...ADMINISTRATOR, expiration: new Date("2026-11-20T09:14:00Z") };
    const now = () => new Date("2026-11-20T09:00:30Z");

    const [direct] = await patient.look("credentials", { ...DIRECT, credentials, now });
    const [stack] = await patient.look("credentials", { credentials, now });

    expect(direct).toMatchObject({ status: "warn", summary: expect.stringContaining("for 13 more minutes") });
    expect(stack?.status).toBe("ok");
  });

  it("of another account than the one asked for fail", async () => {
    const patient = await arrangePatient();

    const [found] = await patient.look("credentials", {
      credentials: { accessKeyId: "444455556666", secretAccessKey: "x" },
    });

    expect(found).toMatchObject({
      status: "fail",
      summary: `The credentials are of account 444455556666, and account ${ACCOUNT} was asked for`,
    });
  });
});

describe("where and when", () => {
  it("a Region that is not set is worth a word", async () => {
    const patient = await arrangePatient();

    expect(await patient.look("region", { configuredRegion: undefined })).toMatchObject([
      { status: "warn", fix: expect.stringContaining("export AWS_REGION=us-east-1") },
    ]);
  });

  it("another partition fails, and nothing is asked there", async () => {
    const patient = await arrangePatient();

    const diagnoses = await patient.examine({ partition: "aws-us-gov" });

    expect(diagnoses.filter(({ check }) => check === "partition")).toMatchObject([
      { status: "fail", summary: "Partition aws-us-gov is not supported" },
    ]);
    expect(diagnoses.filter(({ check }) => check === "reading")).toMatchObject([
      { status: "skipped", summary: 'Not looked at: "Partition" has to be mended first' },
    ]);
  });

  it.each([
    ["six minutes slow", 360, "fail", /^This machine's clock is 36\d seconds behind AWS's$/],
    ["six minutes fast", -360, "fail", /^This machine's clock is 3[56]\d seconds ahead of AWS's$/],
    ["two minutes slow", 120, "warn", /12\d seconds behind/],
    ["half a minute slow", 30, "ok", /3\d seconds behind/],
  ])("a clock that is %s is told so", async (_what, seconds, status, summary) => {
    const patient = await arrangePatient();
    const endpoint = await elsewhereInTime(patient.url, seconds);

    expect(await patient.look("clock", { endpoint })).toMatchObject([
      { status, summary: expect.stringMatching(summary) },
    ]);
  });

  it("a clock is compared by a refusal, too", async () => {
    const patient = await arrangePatient();
    const endpoint = await elsewhereInTime(patient.url, 360);
    const credentials = { accessKeyId: "AKIANOBODY", secretAccessKey: "x" };

    expect(await patient.look("clock", { endpoint, credentials })).toMatchObject([{ status: "fail" }]);
  });

  it("a clock is compared before a client corrects it", async () => {
    const patient = await arrangePatient();
    const endpoint = await elsewhereInTime(patient.url, 360);
    patient.faults.set([
      {
        service: "sts",
        operation: "GetCallerIdentity",
        times: 1,
        error: { code: "InternalFailure", status: 500 },
      },
    ]);

    const [found] = await patient.look("clock", { endpoint, maxAttempts: 2 });

    expect(found?.status).toBe("fail");
    expect(patient.faults.list()).toEqual([]);
  });

  it("an AWS that does not answer at all fails with the reason", async () => {
    const patient = await arrangePatient();
    const endpoint = "http://127.0.0.1:1";

    const diagnoses = await patient.examine({ ...DIRECT, endpoint });

    const clock = diagnoses.find(({ check }) => check === "clock");
    expect(diagnoses.find(({ check }) => check === "credentials")).toMatchObject({
      status: "fail",
      detail: expect.stringContaining("AWS cannot be reached"),
    });
    expect(clock).toMatchObject({ status: "fail", fix: expect.stringContaining("AWS_ENDPOINT_URL") });
  });
});

describe("the caller's permissions", () => {
  it("are all there for the administrator", async () => {
    const patient = await arrangePatient();

    expect(await patient.look("permissions", DIRECT)).toMatchObject([
      {
        status: "ok",
        summary: expect.stringMatching(/^arn:aws:iam::111122223333:role\/Administrator may read/),
      },
    ]);
  });

  it("that are missing are named with the statements that give them", async () => {
    const patient = await arrangePatient();
    const credentials = await patient.signInAs("reader", allBut("ivs"));

    const found = await patient.look("permissions", { ...DIRECT, credentials });

    expect(found).toMatchObject([
      {
        status: "fail",
        service: "ivs",
        summary:
          "ivs:ListRecordingConfigurations, ivs:GetRecordingConfiguration, ivs:ListChannels, ivs:GetChannel are not allowed in eu-west-1, us-east-1",
        detail: "Without it what uses the roles of ivs is unknown. No policy allows it.",
        fix: `Add to a policy of arn:aws:iam::${ACCOUNT}:role/reader: {"Effect":"Allow","Action":["ivs:ListRecordingConfigurations","ivs:GetRecordingConfiguration"],"Resource":["arn:aws:ivs:*:${ACCOUNT}:recording-configuration/*"]}, {"Effect":"Allow","Action":["ivs:ListChannels","ivs:GetChannel"],"Resource":["arn:aws:ivs:*:${ACCOUNT}:channel/*"]}`,
      },
      {
        status: "warn",
        service: "ivs",
        summary:
          "ivs:DeleteRecordingConfiguration, ivs:UpdateChannel are not allowed in eu-west-1, us-east-1",
      },
    ]);
  });

  it("that they would have to be there for hold once they are added", async () => {
    const patient = await arrangePatient();
    const [before] = await patient.look("permissions", {
      ...DIRECT,
      credentials: await patient.signInAs("reader", allBut("mediatailor")),
    });
    const statements = JSON.parse(`[${before?.fix?.replace(/^Add to a policy of \S+: /, "")}]`);

    const after = await patient.look("permissions", {
      ...DIRECT,
      credentials: await patient.signInAs("reader", [...allBut("mediatailor"), ...statements]),
    });

    expect(before?.status).toBe("fail");
    expect(after.filter(({ status }) => status === "fail")).toEqual([]);
  });

  it("that hold in some Regions only are told for the others", async () => {
    const patient = await arrangePatient();
    const credentials = await patient.signInAs("regional", [
      ...allBut("mediatailor"),
      {
        Effect: "Allow",
        Action: "mediatailor:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
      },
    ]);

    const found = await patient.look("permissions", { ...DIRECT, credentials });

    expect(found.map(({ region, service, status }) => `${status} ${service} in ${region}`)).toEqual([
      "fail mediatailor in eu-west-1",
      "warn mediatailor in eu-west-1",
    ]);
  });

  it("that are denied are not mended by another statement", async () => {
    const patient = await arrangePatient();
    const credentials = await patient.signInAs("denied", [
      ...allBut(""),
      { Effect: "Deny", Action: "iam:DeleteServiceLinkedRole", Resource: "*" },
    ]);

    const found = await patient.look("permissions", { ...DIRECT, credentials });

    expect(found).toMatchObject([
      {
        status: "warn",
        service: "iam",
        region: "us-east-1",
        summary: "iam:DeleteServiceLinkedRole is not allowed in us-east-1",
        detail: expect.stringContaining("A statement denies it, in policy work."),
        fix: `Take the statement that denies it out of the policies of arn:aws:iam::${ACCOUNT}:role/denied: no Allow outweighs it.`,
      },
    ]);
  });

  it.each([
    [
      "the organization",
      { OrganizationsDecisionDetail: { AllowedByOrganizations: false } },
      /no policy of the account can/,
    ],
    [
      "the boundary",
      { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } },
      /^Add to the permissions boundary of /,
    ],
  ])("that %s does not allow say so", async (_whose, detail, fix) => {
    const patient = await arrangePatient();
    const result = { EvalActionName: "iam:ListRoles", EvalDecision: "implicitDeny", ...detail };
    patient.faults.set([
      {
        service: "iam",
        operation: "SimulatePrincipalPolicy",
        answer: { EvaluationResults: [result], IsTruncated: false },
      },
    ]);

    const found = await patient.look("permissions", DIRECT);

    expect(found.find(({ summary }) => summary.startsWith("iam:ListRoles "))?.fix).toMatch(fix);
  });

  it("that may not be asked for are skipped, and reading is tried all the same", async () => {
    const patient = await arrangePatient();
    const statements = allBut("ivs").map((statement) => ({
      ...statement,
      Action: statement.Action.filter((action) => action !== "iam:SimulatePrincipalPolicy"),
    }));
    const credentials = await patient.signInAs("quiet", statements);

    const diagnoses = await patient.examine({ ...DIRECT, credentials });

    const arn = `arn:aws:iam::${ACCOUNT}:role/quiet`;
    expect(diagnoses.filter(({ check }) => check === "permissions")).toMatchObject([
      {
        status: "skipped",
        fix: `To have it looked at, add to a policy of ${arn}: {"Effect":"Allow","Action":["iam:SimulatePrincipalPolicy"],"Resource":["${arn}"]}`,
      },
    ]);
    expect(diagnoses.filter(({ check }) => check === "reading")).toMatchObject([
      { status: "fail", service: "ivs" },
    ]);
  });

  it("of a session whose role IAM does not show are skipped", async () => {
    const patient = await arrangePatient();
    const Arn = `arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_Admin_0123/me`;
    patient.faults.set([
      { service: "sts", operation: "GetCallerIdentity", answer: { Arn, Account: ACCOUNT, UserId: "x" } },
    ]);

    expect(await patient.look("permissions", DIRECT)).toMatchObject([
      { status: "skipped", detail: expect.stringContaining("the path of a role cannot be told") },
    ]);
  });

  it.each([
    ["the root user", `arn:aws:iam::${ACCOUNT}:root`, "warn", /root user/],
    ["a federated user", `arn:aws:sts::${ACCOUNT}:federated-user/me`, "skipped", /neither a user nor/],
  ])("of %s are not simulated", async (_who, Arn, status, words) => {
    const patient = await arrangePatient();
    patient.faults.set([
      { service: "sts", operation: "GetCallerIdentity", answer: { Arn, Account: ACCOUNT, UserId: "x" } },
    ]);
    const callsBefore = patient.calls().length;

    const [found] = await patient.look("permissions", DIRECT);

    expect(found?.status).toBe(status);
    expect(found === undefined ? "" : wording(found)).toMatch(words);
    expect(
      patient
        .calls()
        .slice(callsBefore)
        .map(({ operation }) => operation),
    ).not.toContain("SimulatePrincipalPolicy");
  });

  it("matter less in a stack, whose functions have roles of their own", async () => {
    const patient = await arrangePatient();
    const credentials = await patient.signInAs("reader", allBut("ivs"));

    const diagnoses = await patient.examine({ credentials });

    const statuses = diagnoses
      .filter(({ check }) => check === "permissions" || check === "reading")
      .map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["warn"]));
  });
});

describe("reading services", () => {
  it("shows what an organization denies, which no simulation of policies has to know", async () => {
    const patient = await arrangePatient();
    const message =
      "User: arn:aws:sts::111122223333:assumed-role/a/b is not authorized to perform: ivs:ListChannels with an explicit deny in a service control policy";
    patient.faults.set([
      {
        service: "ivs",
        operation: "*",
        region: "eu-west-1",
        error: { code: "AccessDeniedException", status: 403, message },
      },
    ]);

    const [found, ...more] = await patient.look("reading", DIRECT);

    expect(more).toEqual([]);
    expect(found).toMatchObject({
      status: "fail",
      service: "ivs",
      region: "eu-west-1",
      summary: "ivs cannot be read in eu-west-1",
      fix: expect.stringContaining("which no Allow outweighs"),
    });
    expect(await patient.look("permissions", DIRECT)).toMatchObject([{ status: "ok" }]);
  });

  it("warns of what may pass", async () => {
    const patient = await arrangePatient();
    patient.faults.set([
      { service: "mediatailor", operation: "*", error: { code: "ThrottlingException", status: 429 } },
    ]);

    expect(await patient.look("reading", DIRECT)).toMatchObject([
      {
        status: "warn",
        service: "mediatailor",
        summary: "mediatailor cannot be read in eu-west-1, us-east-1",
        fix: "Try again later: it was busy, or out of reach.",
      },
    ]);
  });

  it("names the statements that are missing, for the account", async () => {
    const patient = await arrangePatient();
    const credentials = await patient.signInAs("reader", allBut("chime-messaging"));

    expect(await patient.look("reading", { ...DIRECT, credentials })).toMatchObject([
      {
        status: "fail",
        service: "chime-messaging",
        fix: expect.stringContaining(`"Resource":["arn:aws:chime:*:${ACCOUNT}:app-instance/*"]`),
      },
    ]);
  });
});
