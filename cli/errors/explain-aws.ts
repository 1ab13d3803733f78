import { isRetryable, statusOf } from "../../functions/services/failures.ts";

/** An error in words, and what to do about it, a line each. */
export interface Explanation {
  readonly message: string;
  readonly next: readonly string[];
}

/** `User: arn:… is not authorized to perform: iam:ListRoles on resource: arn:… because …`; chime, ivs and others vary the end. */
const DENIED = /is not authorized to perform: ([\w-]+:\w+)(?: on resource: (\S+))?/;

const EXPIRED = ["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"];
const UNKNOWN_KEY = [
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "InvalidAccessKeyId",
  "AuthFailure",
];
const SKEWED = [
  "RequestTimeTooSkewed",
  "RequestExpired",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
];
const UNREACHABLE = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"];

/** Says what an error of AWS, or on the way there, means for a person; `undefined` if it is neither. */
export function explainAws(error: unknown): Explanation | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  const { name, message } = error;
  const code = "code" in error ? String(error.code) : "";
  const denied = DENIED.exec(message);
  if (denied !== null) {
    return explainDenial(message, denied[1] ?? "", denied[2]);
  }
  if (EXPIRED.includes(name)) {
    return {
      message: `The credentials have expired: ${message}`,
      next: ["Get new ones, for example with aws sso login, and try again"],
    };
  }
  if (UNKNOWN_KEY.includes(name)) {
    return {
      message: `AWS does not know these credentials: ${message}`,
      next: ["Check AWS_PROFILE, AWS_ACCESS_KEY_ID and --profile; trying again does not help"],
    };
  }
  if (SKEWED.includes(name)) {
    return {
      message: `AWS does not take the signature: ${message}`,
      next: [
        "Check this machine's clock and the secret access key; rolecall doctor compares the clock with AWS's",
      ],
    };
  }
  if (name === "CredentialsProviderError" || message.includes("Could not load credentials")) {
    return {
      message: `There are no credentials: ${message}`,
      next: [
        "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile",
        "With SSO: aws sso login --profile NAME",
      ],
    };
  }
  if (UNREACHABLE.includes(code)) {
    return {
      message: `AWS cannot be reached: ${message}`,
      next: ["Check the network, a proxy, and AWS_ENDPOINT_URL; then try again"],
    };
  }
  const status = statusOf(error);
  return status === undefined
    ? undefined
    : {
        message: `AWS answers ${status} ${name}: ${message}`,
        next: [
          isRetryable(error) ? "Trying again later helps" : "Trying again does not help until that is mended",
        ],
      };
}

/** The statement that a policy needs; what the denial did not tell stays open for the person who adds it. */
function explainDenial(message: string, action: string, resource: string | undefined): Explanation {
  const statement = { Effect: "Allow", Action: action, Resource: resource ?? "*" };
  const isByOrganization = message.includes("service control policy");
  return {
    message: `AWS denies ${action}: ${message}`,
    next: [
      isByOrganization
        ? "A service control policy of the organization denies it: its owner has to allow it there; a policy of the caller cannot"
        : `Add this statement to a policy of the caller, and try again: ${JSON.stringify(statement)}`,
      "rolecall doctor names every permission that is missing",
    ],
  };
}
