import { required } from "../../../functions/core/required.ts";
import type { Sandbox } from "../start-sandbox.ts";

/** What a function's URL answered. */
export interface UrlReply {
  readonly status: number;
  /** The body, as JSON. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Somebody who works in the account, in a session of a role that may call functions by their URLs, and what else was given to it. */
export interface Person {
  /** As AWS tells functions who calls. */
  readonly arn: string;
  /** Of the session, for clients of the SDK. */
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  /** Puts a policy in force, written as its owner writes it. */
  putPolicy(source: string): Promise<UrlReply>;
  /** Takes the policy out of force. */
  removePolicy(): Promise<UrlReply>;
  /** Answers to what rolecall asks, or has it try again. */
  answer(answer: Readonly<Record<string, unknown>>): Promise<UrlReply>;
}

/**
 * Lets somebody work in the account.
 *
 * @param team name of the role
 * @param name name of its session
 * @param actions what the role may do beside that, with any resource, for example `ivs:CreateChannel`
 */
export async function employ(
  sandbox: Pick<Sandbox, "account" | "engines" | "permissions" | "url">,
  team: string,
  name: string,
  actions: readonly string[] = [],
): Promise<Person> {
  const { account, engines, permissions, url } = sandbox;
  const roleArn = `arn:aws:iam::${account}:role/${team}`;
  const functions = `arn:aws:lambda:us-east-1:${account}:function:rolecall-*`;
  permissions.putRole({
    arn: roleArn,
    roleId: `AROA${team.toUpperCase().replace(/\W/g, "").padEnd(17, "X").slice(0, 17)}`,
    path: "/",
    name: team,
    trustPolicy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: `arn:aws:iam::${account}:root` } },
      ],
    },
    policies: [
      {
        name: "call",
        document: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "lambda:InvokeFunctionUrl", Resource: functions },
            // By the URL only: who may invoke the function itself can tell it that somebody else calls.
            {
              Effect: "Allow",
              Action: "lambda:InvokeFunction",
              Resource: functions,
              Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } },
            },
            ...(actions.length === 0 ? [] : [{ Effect: "Allow", Action: actions, Resource: "*" }]),
          ],
        },
      },
    ],
  });
  const { accessKeyId, secretAccessKey, sessionToken } = await permissions.issueCredentials(roleArn, name);
  // The sandbox looks at who signs, and checks no signature.
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261120/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`;

  const call = async (functionName: string, method: string, body?: unknown): Promise<UrlReply> => {
    const found = [...engines.functionUrls.values()].find(({ functionArn }) =>
      functionArn.endsWith(`:${functionName}`),
    );
    const { id } = required(found, `a URL of ${functionName}`);
    const response = await fetch(`${url}/_rolecall/function-urls/${id}/`, {
      method,
      headers: { authorization, "x-amz-security-token": sessionToken, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, content: JSON.parse(await response.text()) };
  };

  return {
    arn: `arn:aws:sts::${account}:assumed-role/${team}/${name}`,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
    putPolicy: (source) => call("rolecall-put-policy", "PUT", { source }),
    removePolicy: () => call("rolecall-put-policy", "DELETE"),
    answer: (answer) => call("rolecall-answer-approval", "POST", answer),
  };
}
