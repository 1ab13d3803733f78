import {
  CreateRecordingConfigurationCommand,
  type CreateRecordingConfigurationRequest,
  GetRecordingConfigurationCommand,
  IvsClient,
  paginateListRecordingConfigurations,
} from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { makeRecordingAgain, recordingSettings } from "../../../functions/services/ivs-recordings.ts";
import { startSandbox } from "./started-sandbox.ts";

const destinationConfiguration = { s3: { bucketName: "recordings" } };

async function arrange() {
  const sandbox = await startSandbox();
  const client = sandbox.client(IvsClient, "us-east-1");
  const make = async (more: Partial<CreateRecordingConfigurationRequest> = {}) => {
    const command = new CreateRecordingConfigurationCommand({ destinationConfiguration, ...more });
    return (await client.send(command)).recordingConfiguration?.arn ?? "";
  };
  const settings = async (arn: string) => {
    const { recordingConfiguration } = await client.send(new GetRecordingConfigurationCommand({ arn }));
    return recordingSettings(recordingConfiguration ?? never());
  };
  const count = async () => {
    let found = 0;
    for await (const page of paginateListRecordingConfigurations({ client }, {})) {
      found += page.recordingConfigurations?.length ?? 0;
    }
    return found;
  };
  return { ...sandbox, client, make, settings, count };
}

describe("recordingSettings", () => {
  it("leaves out the ARN and the state, which are IVS's own, and keeps everything else", () => {
    const settings = recordingSettings({
      arn: "arn:x",
      state: "ACTIVE",
      name: "news",
      destinationConfiguration,
      tags: { team: "streaming" },
    });

    expect(settings).toEqual({ name: "news", destinationConfiguration, tags: { team: "streaming" } });
  });
});

describe("makeRecordingAgain", () => {
  it("makes a configuration with every setting that it had", async () => {
    const { client, make, settings } = await arrange();
    const before = await settings(
      await make({
        name: "news",
        tags: { team: "streaming" },
        recordingReconnectWindowSeconds: 60,
        thumbnailConfiguration: { recordingMode: "INTERVAL", targetIntervalSeconds: 30 },
      }),
    );
    const bare = await settings(await make());

    const arns = [
      await makeRecordingAgain(client, { ...before, name: "films" }, []),
      await makeRecordingAgain(client, { ...bare, name: "bare" }, []),
    ];

    expect(await Promise.all(arns.map(settings))).toEqual([
      { ...before, name: "films" },
      { ...bare, name: "bare" },
    ]);
  });

  it.each([
    ["a name", { name: "news" }],
    ["none", {}],
  ])(
    "takes the one for it that an interrupted restore has made, on whatever page (with %s)",
    async (_what, named) => {
      const { client, make, settings, count } = await arrange();
      for (const name of ["a", "b", "c", "d"]) {
        await make({ name });
      }
      const made = await make(named);
      await make({ name: "e" });

      const arn = await makeRecordingAgain(client, await settings(made), []);

      expect(arn).toBe(made);
      expect(await count()).toBe(6);
    },
  );

  it.each([
    ["another name", { name: "films" }],
    ["other settings", { name: "news", recordingReconnectWindowSeconds: 60 }],
    ["other tags", { name: "news", tags: { team: "other" } }],
  ])("does not take one for it that has %s", async (_what, other) => {
    const { client, make, settings, count } = await arrange();
    const before = await settings(await make({ name: "news" }));
    const { make: makeElsewhere, client: elsewhere, count: countElsewhere } = await arrange();
    const stranger = await makeElsewhere(other);

    const arn = await makeRecordingAgain(elsewhere, before, []);

    expect(arn).not.toBe(stranger);
    expect(await countElsewhere()).toBe(2);
    expect(await makeRecordingAgain(client, before, [])).toMatch(/^arn:aws:ivs:us-east-1:/);
    expect(await count()).toBe(1);
  });

  it("asks only about those of the same name: an account may have many", async () => {
    const { client, make, settings, gateway } = await arrange();
    const before = await settings(await make({ name: "news" }));
    await make({ name: "films" });
    const asked = gateway.calls().length;

    await makeRecordingAgain(client, { ...before, name: "series" }, []);

    const operations = gateway.calls().map(({ operation }) => operation);
    expect(operations.slice(asked)).toEqual(["ListRecordingConfigurations", "CreateRecordingConfiguration"]);
  });

  it("does not take one for it that stands in for another", async () => {
    const { client, make, settings, count } = await arrange();
    const ofAnother = await make({ name: "news" });

    const arn = await makeRecordingAgain(client, await settings(ofAnother), [ofAnother]);

    expect(arn).not.toBe(ofAnother);
    expect(await count()).toBe(2);
  });

  it("fails, without a call that changes anything, where the settings do not say where to record", async () => {
    const { client, count } = await arrange();

    await expect(makeRecordingAgain(client, { name: "news" }, [])).rejects.toMatchObject({
      name: "UnexpectedAnswerError",
    });
    expect(await count()).toBe(0);
  });
});

function never(): never {
  throw new Error("nothing was arranged");
}
