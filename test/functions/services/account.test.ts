import { describe, expect, it } from "vitest";
import { readEnabledRegions } from "../../../functions/services/account.ts";
import { startSandbox } from "./started-sandbox.ts";

describe("readEnabledRegions", () => {
  it("lists what is enabled, by default or on request, and nothing else", async () => {
    const { account } = await startSandbox({ regions: ["us-east-1", "eu-west-1", "af-south-1"] });

    const regions = await readEnabledRegions(account);

    expect([...regions].sort()).toEqual(["af-south-1", "eu-west-1", "us-east-1"]);
  });

  it("asks for Regions that are being switched on or off as well: they may hold resources", async () => {
    const { account } = await startSandbox();
    const asked: unknown[] = [];
    const watched = async () => {
      const client = await account();
      client.middlewareStack.add(
        (next) => (args) => {
          asked.push(args.input);
          return next(args);
        },
        { step: "initialize" },
      );
      return client;
    };

    await readEnabledRegions(watched);

    expect(asked).toMatchObject([
      { RegionOptStatusContains: ["ENABLED", "ENABLED_BY_DEFAULT", "ENABLING", "DISABLING"] },
    ]);
  });

  it("refuses an answer in which a Region has no name", async () => {
    const { account, gateway } = await startSandbox();
    gateway.faults.set([
      { service: "account", operation: "ListRegions", answer: { Regions: [{ RegionOptStatus: "ENABLED" }] } },
    ]);

    await expect(readEnabledRegions(account)).rejects.toMatchObject({ name: "UnexpectedAnswerError" });
  });

  it("reads an answer without a list as no Regions, which makes every role unknown", async () => {
    const { account, gateway } = await startSandbox();
    gateway.faults.set([{ service: "account", operation: "ListRegions", answer: {} }]);

    expect(await readEnabledRegions(account)).toEqual([]);
  });

  it("passes a refusal on", async () => {
    const { account, gateway } = await startSandbox();
    const error = { code: "AccessDeniedException", status: 403, message: "no" };
    gateway.faults.set([{ service: "account", operation: "*", error }]);

    await expect(readEnabledRegions(account)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});
