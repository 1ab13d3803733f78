import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
} from "@aws-sdk/client-iam";
import { CreateRecordingConfigurationCommand, GetRecordingConfigurationCommand } from "@aws-sdk/client-ivs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, startServices } from "./started-services.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rolecall-services-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** An hour after the first start. */
const later = new Date("2026-11-20T10:00:00Z");

describe("services that keep their state over a restart", () => {
  it("end a deletion whose time came while they were down", async () => {
    const before = await startServices({ directory });
    await before.iam().send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "fis.amazonaws.com" }));
    const RoleName = "AWSServiceRoleForFIS";
    const { DeletionTaskId } = await before.iam().send(new DeleteServiceLinkedRoleCommand({ RoleName }));
    await before.stop();

    const after = await startServices({ directory, begin: later });
    const role = after.iam().send(new GetRoleCommand({ RoleName }));

    await expect(role).rejects.toEqual(refusal("NoSuchEntityException", 404, RoleName));
    const { Status } = await after
      .iam()
      .send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    expect(Status).toBe("SUCCEEDED");
    await after.stop();
  });

  it("show what became of resources in the meantime", async () => {
    const before = await startServices({ directory });
    const destinationConfiguration = { s3: { bucketName: "recordings" } };
    const { recordingConfiguration: made } = await before
      .ivs()
      .send(new CreateRecordingConfigurationCommand({ destinationConfiguration }));
    await before.stop();

    const after = await startServices({ directory, begin: later });
    const { recordingConfiguration: kept } = await after
      .ivs()
      .send(new GetRecordingConfigurationCommand({ arn: made?.arn }));

    expect([made?.state, kept?.state]).toEqual(["CREATING", "ACTIVE"]);
    expect(kept).toEqual({ ...made, state: "ACTIVE" });
    await after.stop();
  });
});
