import { isDeepStrictEqual } from "node:util";
import {
  BatchImportFindingsCommand,
  BatchImportFindingsRequest$,
  Partition,
  RecordState,
  SecurityHubClient,
  SeverityLabel,
  WorkflowStatus,
} from "@aws-sdk/client-securityhub";
import { NormalizedSchema } from "@smithy/core/schema";
import { HttpResponse } from "@smithy/core/transport";
import * as v from "valibot";

/** At least one sign that is no blank: the service's pattern for nearly every text. */
const shown = v.pipe(v.string(), v.regex(/\S/));

const upTo = (most: number) => v.pipe(shown, v.maxLength(most));

const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}Z$/));

const severity = v.object({ Label: v.enum(SeverityLabel), Original: shown });

/**
 * What the API reference says of lengths, counts and values beside the types: figures of
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html (read 2026-11-28 in the SDK).
 */
const LIMITS = v.object({
  Findings: v.pipe(
    v.array(
      v.object({
        SchemaVersion: v.literal("2018-10-08"),
        Id: upTo(512),
        ProductArn: v.pipe(
          v.string(),
          v.regex(/^arn:aws[a-z-]*:securityhub:[a-z0-9-]+:(\d{12}):product\/\1\/default$/),
        ),
        ProductName: upTo(128),
        GeneratorId: upTo(512),
        AwsAccountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
        Types: v.pipe(
          v.array(
            v.pipe(
              v.string(),
              v.regex(
                /^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)(\/[^/]+){0,2}$/,
              ),
            ),
          ),
          v.maxLength(50),
        ),
        FirstObservedAt: instant,
        LastObservedAt: instant,
        CreatedAt: instant,
        UpdatedAt: instant,
        Severity: severity,
        Title: upTo(256),
        Description: upTo(1024),
        Remediation: v.object({ Recommendation: v.object({ Text: upTo(512), Url: upTo(2048) }) }),
        ProductFields: v.pipe(v.record(upTo(128), upTo(2048)), v.maxEntries(50)),
        Resources: v.pipe(
          v.array(
            v.object({
              Type: upTo(256),
              Id: shown,
              Partition: v.optional(v.enum(Partition)),
              Details: v.optional(v.object({ AwsIamRole: v.record(v.string(), shown) })),
            }),
          ),
          v.minLength(1),
          v.maxLength(32),
        ),
        Workflow: v.object({ Status: v.enum(WorkflowStatus) }),
        RecordState: v.enum(RecordState),
        FindingProviderFields: v.object({ Severity: severity, Types: v.array(shown) }),
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
});

/** What a raw schema of a structure says: its members' names, and how many of the first are required. */
const Structure = v.looseTuple([
  v.literal(3),
  v.string(),
  v.string(),
  v.unknown(),
  v.array(v.string()),
  v.unknown(),
  v.optional(v.number(), 0),
]);

function missing(schema: NormalizedSchema, value: unknown, path: string): readonly string[] {
  if (schema.isListSchema()) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return items.flatMap((item, at) => missing(schema.getValueSchema(), item, `${path}[${at}]`));
  }
  if (!schema.isStructSchema() || value === undefined) {
    return [];
  }
  const [, , , , names, , required] = v.parse(Structure, schema.getSchema());
  const fields = new Map<string, unknown>(Object.entries(Object(value)));
  return [
    ...names
      .slice(0, required)
      .flatMap((name) => (fields.get(name) === undefined ? [`${path}.${name}`] : [])),
    ...[...schema.structIterator()].flatMap(([name, member]) =>
      missing(member, fields.get(name), `${path}.${name}`),
    ),
  ];
}

/** What the SDK would send: it leaves out what the operation's schema does not know, or knows as something else. */
async function sent(input: Readonly<Record<string, unknown>>): Promise<unknown> {
  let body: unknown;
  const client = new SecurityHubClient({
    region: "us-east-1",
    credentials: { accessKeyId: "111122223333", secretAccessKey: "x" },
    requestHandler: {
      handle: async (request: { readonly body: Uint8Array }) => {
        body = JSON.parse(new TextDecoder().decode(request.body));
        return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from("{}") }) };
      },
    },
  });
  await client.send(new BatchImportFindingsCommand({ Findings: [], ...input }));
  return body;
}

/** What is wrong with an input of BatchImportFindings, by the SDK's own schema and the API reference; nothing: none. */
export async function checkImport(line: string): Promise<readonly string[]> {
  const input: unknown = JSON.parse(line);
  const { issues = [] } = v.safeParse(LIMITS, input);
  return [
    ...missing(NormalizedSchema.of(BatchImportFindingsRequest$), input, "input"),
    ...issues.map(({ message, path }) => `${path?.map(({ key }) => String(key)).join(".")}: ${message}`),
    ...(isDeepStrictEqual(await sent(Object(input)), input) ? [] : ["the SDK would send something else"]),
  ];
}
