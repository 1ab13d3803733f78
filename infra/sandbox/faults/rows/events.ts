import type { EventEnvelope } from "../../../embedded/events/event-envelope.ts";
import type { RowGroup } from "../row.ts";
import type { Courier } from "../scene/event-door.ts";
import type { Scene } from "../scene/scene.ts";
import { RELEASED } from "../scene/subjects.ts";

/** The owner lets go of what used the role. */
const stopsUsing = async (scene: Scene): Promise<void> => {
  for (const arn of scene.used) {
    await scene.touch([arn], () => scene.owners.ownerOf(arn).stopUsing(arn));
  }
};

const carriedBy =
  (courierOf: (scene: Scene) => Courier) =>
  async (scene: Scene): Promise<void> => {
    scene.carryEvents(courierOf(scene));
    await stopsUsing(scene);
    await scene.settle();
    scene.carryEvents((event, deliver) => deliver(event));
  };

/** An event with other members in its detail; `undefined` takes one away. */
const edited = (event: EventEnvelope, members: Readonly<Record<string, unknown>>): EventEnvelope => ({
  ...event,
  detail: { ...Object(event.detail), ...members },
});

const twice: Courier = (event, deliver) => {
  deliver(event);
  deliver(event);
};

const lost: Courier = () => undefined;

const late =
  (seconds: number) =>
  ({ sandbox }: Scene): Courier =>
  (event, deliver) => {
    void sandbox.clock.sleep(seconds * 1000).then(() => deliver(event));
  };

/** Gathers what comes within a minute, and delivers the last one first. */
const reversed = ({ sandbox }: Scene): Courier => {
  const gathered: (() => void)[] = [];
  return (event, deliver) => {
    gathered.push(() => deliver(event));
    if (gathered.length === 1) {
      void sandbox.clock.sleep(60_000).then(() => {
        for (const each of gathered.toReversed()) {
          each();
        }
      });
    }
  };
};

/** Events of CloudTrail that do not come as they should. Whatever becomes of them, a later hint repairs the record. */
export const events: RowGroup = {
  title: "Events",
  rows: [
    {
      name: "a role that becomes unused is decommissioned once",
      concerns: RELEASED,
      setting: "decommission",
      play: stopsUsing,
      ends: ["deleted"],
    },
    {
      name: "events that come twice start one run",
      concerns: ["chat", "ivs"],
      setting: "decommission",
      play: carriedBy(() => twice),
      ends: ["deleted"],
    },
    {
      name: "events that come late start one run",
      concerns: ["voice"],
      setting: "decommission",
      play: carriedBy(late(6 * 3600)),
      ends: ["deleted"],
    },
    {
      name: "events that come in the reverse order start one run",
      concerns: ["mediapackage", "mediatailor"],
      setting: "decommission",
      usages: 3,
      play: carriedBy(reversed),
      ends: ["deleted"],
    },
    {
      name: "events that never come are made up for by a later hint",
      concerns: ["chat", "voice", "mediatailor"],
      play: carriedBy(() => lost),
      ends: [],
      changesNothing: true,
      also: async ({ inventory, sandbox, subject }) => {
        const record = await inventory.records.read(sandbox.account, subject.roleName);
        return record?.status === "in-use" ? [] : ["The events were not lost"];
      },
    },
    {
      name: "events of usages that never come do not keep a run from seeing the truth",
      concerns: ["ivs"],
      play: async (scene) => {
        await carriedBy(() => lost)(scene);
        await scene.start();
      },
      ends: ["deleted"],
    },
    {
      name: "events that tell of failed calls start nothing",
      concerns: ["chat", "mediapackage"],
      setting: "decommission",
      play: carriedBy(() => (event, deliver) => deliver(edited(event, { errorCode: "AccessDenied" }))),
      ends: [],
      changesNothing: true,
    },
    {
      name: "events of another account start nothing",
      concerns: ["mediatailor"],
      setting: "decommission",
      play: carriedBy(() => (event, deliver) => deliver({ ...event, account: "999988887777" })),
      ends: [],
      changesNothing: true,
    },
    {
      name: "malformed events start nothing, and hurt no later ones",
      concerns: ["mediapackage"],
      setting: "decommission",
      play: carriedBy(() => (event, deliver) => deliver(edited(event, { awsRegion: undefined }))),
      ends: [],
      changesNothing: true,
    },
    {
      name: "events while rolecall's functions are out of order are tried again",
      concerns: ["voice"],
      setting: "decommission",
      faults: () => [
        {
          service: "dynamodb",
          operation: "GetItem",
          times: 2,
          error: { code: "AccessDeniedException", status: 400 },
        },
      ],
      play: stopsUsing,
      ends: ["deleted"],
    },
    {
      name: "a Region that cannot be read when a role seems unused starts nothing before it can",
      concerns: ["mediatailor"],
      setting: "decommission",
      faults: ({ subject }) => [
        {
          service: subject.calls?.find.service ?? "",
          operation: subject.calls?.find.operation ?? "",
          region: "us-east-1",
          times: 4,
          error: { code: "ServiceUnavailableException", status: 503 },
        },
      ],
      play: stopsUsing,
      ends: ["deleted"],
    },
    {
      name: "a role that is used again before its run begins is left alone",
      concerns: ["voice", "ivs"],
      setting: "decommission",
      strikes: [
        {
          step: "claim-role",
          moment: "before",
          does: async (scene) => {
            await scene.use("late");
            return undefined;
          },
        },
      ],
      play: stopsUsing,
      ends: ["blocked"],
      changesNothing: true,
      because: "may not release anything",
    },
    {
      name: "what rolecall releases itself starts no further run",
      concerns: ["chat", "mediatailor"],
      setting: "decommission",
      ends: ["deleted"],
    },
    {
      name: "a run that releases, and is then stopped, starts no further run by its own releases",
      concerns: ["voice"],
      setting: "decommission",
      meanwhile: { state: "LetServiceSettle", does: (scene) => scene.stop() },
      ends: ["failed"],
    },
  ],
};
