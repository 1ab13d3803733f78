import type * as client from "@aws-sdk/client-eventbridge";
import type { Events } from "../../embedded/events/events.ts";
import { type Authorization, type Call, type Operation, ServiceError } from "../gateway/operation.ts";
import type { SandboxWorld } from "../gateway/world.ts";

const MOST_ENTRIES = 10;

/** A request may have one megabyte, by the quotas of EventBridge (256 KB in its text of 2023). */
const LARGEST_REQUEST_BYTES = 1024 * 1024;

/** A bus is named by its name or its ARN; without either it is the default bus. */
export const busArnOf = (bus: string | undefined, { account, region }: Call): string =>
  bus?.startsWith("arn:") ? bus : `arn:aws:events:${region}:${account}:event-bus/${bus ?? "default"}`;

type Entry = client.PutEventsRequestEntry;

const sizeOf = ({ Source = "", DetailType = "", Detail = "", Resources = [] }: Entry) =>
  [Source, DetailType, Detail, ...Resources].reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);

const fail = (ErrorCode: string, ErrorMessage: string): client.PutEventsResultEntry => ({
  ErrorCode,
  ErrorMessage,
});

const parseDetail = (text: string): unknown => {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === "object" && !Array.isArray(detail) ? detail : null;
  } catch {
    // Told to the caller as MalformedDetail.
    return null;
  }
};

const authorizeEntry = ({ Source, DetailType, EventBusName }: Entry, call: Call): Authorization => ({
  action: "events:PutEvents",
  resources: [busArnOf(EventBusName, call)],
  conditions: {
    ...(Source === undefined ? {} : { "events:source": Source }),
    ...(DetailType === undefined ? {} : { "events:detail-type": DetailType }),
  },
});

/**
 * Puts events on buses, entry by entry: one that cannot be taken does not keep back the others.
 *
 * Not known: what AWS answers for a bus that does not exist; here its entry fails with ResourceNotFoundException.
 */
export const putEvents = (
  world: SandboxWorld,
  port: Pick<Events, "deliver"> & { buses(): readonly string[] },
): Operation<client.PutEventsRequest, client.PutEventsResponse> => {
  const put = (entry: Entry, call: Call): client.PutEventsResultEntry => {
    const { Source, DetailType, Detail, EventBusName, Resources = [], Time = call.time } = entry;
    const missing = Object.entries({ Source, DetailType, Detail }).find(([, value]) => !value)?.[0];
    if (!Source || !DetailType || !Detail) {
      return fail(
        "InvalidArgument",
        `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
      );
    }
    if (Source.startsWith("aws.")) {
      return fail("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    const detail = parseDetail(Detail);
    if (detail === null) {
      return fail("MalformedDetail", "Detail is malformed.");
    }
    const bus = busArnOf(EventBusName, call);
    if (!port.buses().includes(bus)) {
      return fail("ResourceNotFoundException", `Event bus ${EventBusName} does not exist.`);
    }
    const id = world.uuid();
    port.deliver(bus, {
      version: "0",
      id,
      "detail-type": DetailType,
      source: Source,
      account: call.account,
      time: Time.toISOString().replace(/\.\d{3}Z$/, "Z"),
      region: call.region,
      resources: [...Resources],
      detail,
    });
    return { EventId: id };
  };

  return {
    mutates: false,
    authorization: ({ Entries = [] }, call) => Entries.map((entry) => authorizeEntry(entry, call)),
    answer({ Entries = [] }, call) {
      if (Entries.length === 0 || Entries.length > MOST_ENTRIES) {
        const rule = `Member must have length between 1 and ${MOST_ENTRIES}`;
        throw new ServiceError(
          "ValidationException",
          `Value at 'entries' failed to satisfy constraint: ${rule}`,
          400,
        );
      }
      if (Entries.reduce((bytes, entry) => bytes + sizeOf(entry), 0) > LARGEST_REQUEST_BYTES) {
        const message = "Total size of the entries in the request is over the limit.";
        throw new ServiceError("ValidationException", message, 400);
      }
      const results = Entries.map((entry) => put(entry, call));
      return {
        FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
        Entries: results,
      };
    },
  };
};
