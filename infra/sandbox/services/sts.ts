import * as client from "@aws-sdk/client-sts";
import type { FakeService, Operation } from "../gateway/operation.ts";
import { ServiceError } from "../gateway/operation.ts";
import type { Permissions } from "../permissions/permissions.ts";

/** Seconds; AWS's own default and limits of a session. */
const DEFAULT_DURATION_SECONDS = 3600;
const SHORTEST_DURATION_SECONDS = 900;
const LONGEST_DURATION_SECONDS = 43_200;

/** A role that does not exist trusts nobody, and STS does not tell the two apart. */
const TRUSTS_NOBODY = { Version: "2012-10-17", Statement: [] };

const refuse = (detail: string): never => {
  throw new ServiceError("ValidationError", detail, 400);
};

const getCallerIdentity: Operation<client.GetCallerIdentityRequest, client.GetCallerIdentityResponse> = {
  mutates: false,
  authorization: () => [],
  answer: (_input, { principal }) => ({
    UserId: principal.principalId,
    Account: principal.account,
    Arn: principal.arn,
  }),
};

const assumeRole = ({
  issueCredentials,
  role,
}: Permissions): Operation<client.AssumeRoleRequest, client.AssumeRoleResponse> => ({
  mutates: true,
  silent: true,
  authorization: ({ RoleArn = "", RoleSessionName = "", ExternalId }) => ({
    action: "sts:AssumeRole",
    resources: [RoleArn],
    resourcePolicy: role(RoleArn)?.trustPolicy ?? TRUSTS_NOBODY,
    conditions: {
      "sts:RoleSessionName": RoleSessionName,
      ...(ExternalId === undefined ? {} : { "sts:ExternalId": ExternalId }),
    },
  }),
  async answer({ RoleArn = "", RoleSessionName = "", DurationSeconds = DEFAULT_DURATION_SECONDS, ...rest }) {
    const unknown = (["Policy", "PolicyArns", "Tags"] as const).find((name) => rest[name] !== undefined);
    if (unknown !== undefined) {
      throw new ServiceError("NotImplemented", `The sandbox's AssumeRole does not know ${unknown}`, 501);
    }
    if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
      return refuse(`Value '${RoleSessionName}' at 'roleSessionName' must be 2 to 64 of [\\w+=,.@-]`);
    }
    if (DurationSeconds < SHORTEST_DURATION_SECONDS || DurationSeconds > LONGEST_DURATION_SECONDS) {
      return refuse(`Value '${DurationSeconds}' at 'durationSeconds' must be 900 to 43200`);
    }
    const assumed = role(RoleArn) ?? refuse(`${RoleArn} is invalid`);
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await issueCredentials(
      RoleArn,
      RoleSessionName,
      { durationSeconds: DurationSeconds },
    );
    return {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: expiration,
      },
      AssumedRoleUser: {
        AssumedRoleId: `${assumed.roleId}:${RoleSessionName}`,
        Arn: `arn:aws:sts::${RoleArn.split(":")[4]}:assumed-role/${assumed.name}/${RoleSessionName}`,
      },
    };
  },
});

/** STS: who am I, and sessions of the roles that the sandbox knows. */
export function stsService(permissions: Permissions): FakeService {
  return {
    signingName: "sts",
    eventSource: "sts.amazonaws.com",
    global: false,
    client,
    operations: { AssumeRole: assumeRole(permissions), GetCallerIdentity: getCallerIdentity },
  };
}
