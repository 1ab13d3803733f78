import { describe, expect, it } from "vitest";
import { toldRole } from "../../../../infra/sandbox/replay/told-role.ts";
import { envelopeOf } from "./envelope-of.ts";

const creation = {
  eventSource: "iam.amazonaws.com",
  eventName: "CreateServiceLinkedRole",
  eventTime: "2024-03-01T10:00:00Z",
  requestParameters: { aWSServiceName: "fis.amazonaws.com", description: "made up" },
  responseElements: {
    role: {
      path: "/aws-service-role/fis.amazonaws.com/",
      roleName: "AWSServiceRoleForFIS",
      roleId: "AROAEXAMPLEROLEID0001",
      createDate: "Mar 1, 2024 9:59:59 AM",
      assumeRolePolicyDocument: "%7B%22Statement%22%3A%5B%5D%7D",
    },
  },
};

const told = (detail: unknown) => toldRole(envelopeOf(detail));

describe("toldRole", () => {
  it("reads from a creation all that IAM has to know", () => {
    expect(told(creation)).toEqual({
      name: "AWSServiceRoleForFIS",
      at: new Date("2024-03-01T10:00:00Z"),
      isGone: false,
      details: {
        path: "/aws-service-role/fis.amazonaws.com/",
        trustPolicy: '{"Statement":[]}',
        id: "AROAEXAMPLEROLEID0001",
        createdAt: new Date("2024-03-01T09:59:59Z"),
        description: "made up",
      },
    });
  });

  it("makes up for what a creation lacks", () => {
    const { path, roleName } = creation.responseElements.role;

    const role = told({
      ...creation,
      requestParameters: null,
      responseElements: { role: { path, roleName } },
    });

    expect(role?.details).toEqual({
      path,
      trustPolicy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"fis.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
      createdAt: new Date("2024-03-01T10:00:00Z"),
    });
  });

  it.each([
    ["%FF%", "\ufffd%"],
    ["\ud800", "\ufffd"],
  ])("keeps the broken policy %j as a text that can be sent", (assumeRolePolicyDocument, sent) => {
    const { role } = creation.responseElements;
    const broken = { ...creation, responseElements: { role: { ...role, assumeRolePolicyDocument } } };

    expect(told(broken)?.details?.trustPolicy).toBe(sent);
  });

  it("reads from a deletion that the role is gone", () => {
    const deletion = {
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteServiceLinkedRole",
      eventTime: "2024-03-01T11:00:00Z",
      requestParameters: { roleName: "AWSServiceRoleForFIS" },
    };

    expect(told(deletion)).toEqual({
      name: "AWSServiceRoleForFIS",
      at: new Date("2024-03-01T11:00:00Z"),
      isGone: true,
    });
  });

  it("knows the role of a service whose usages changed", () => {
    const usage = { eventSource: "ivs.amazonaws.com", eventName: "CreateRecordingConfiguration" };

    expect(told(usage)).toEqual({ name: "AWSServiceRoleForIVSRecordToS3", at: new Date(0), isGone: false });
  });

  it.each([
    ["a failed call", { ...creation, errorCode: "AccessDenied" }],
    ["a call without a role", { ...creation, responseElements: null }],
    ["a call that no service file knows", { eventSource: "ivs.amazonaws.com", eventName: "GetChannel" }],
    ["no call at all", { state: "RUNNING" }],
  ])("reads nothing from %s", (_, detail) => {
    expect(told(detail)).toBeUndefined();
  });
});
