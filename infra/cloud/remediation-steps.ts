import type { ITopic } from "aws-cdk-lib/aws-sns";
import {
  type FunctionContext,
  guardedEnvironment,
  inventoryEnvironment,
  publish,
} from "./function-context.ts";
import {
  findUsages,
  listRegions,
  makeRoles,
  onAnyRole,
  onServiceLinkedRoles,
  wakeRuns,
} from "./permissions.ts";
import { LONG_SECONDS, SHORT_SECONDS, type Steps } from "./workflow-functions.ts";

/** What these steps need beyond what all have. */
export interface RemediationContext extends FunctionContext {
  readonly topic: ITopic;
  readonly answerUrl: string;
}

/** The steps that mend a finding. */
export function remediationSteps(context: RemediationContext): Steps {
  const { inventory, parameters, services, topic, answerUrl } = context;
  const look = [onAnyRole("iam:GetRole"), listRegions, ...findUsages(services)];
  const publishing = publish(context);
  return {
    AssessRemediation: {
      name: "assess-remediation",
      description: "Looks at a role of which a finding is to be mended, and decides what its run does next.",
      timeoutSeconds: LONG_SECONDS,
      environment: {
        ...guardedEnvironment(context),
        MAXIMUM_DELETIONS_PER_DAY: parameters.maximumDeletionsPerDay,
      },
      permissions: [inventory.allow("GetItem", "PutItem", "Query"), ...look],
    },
    AwaitChange: {
      name: "await-change",
      description: "Keeps what wakes a run that waits.",
      timeoutSeconds: SHORT_SECONDS,
      environment: { TABLE_NAME: inventory.table.tableName },
      permissions: [inventory.allow("GetItem", "PutItem", "UpdateItem"), wakeRuns],
    },
    AskApproval: {
      name: "ask-approval",
      description: "Asks the people whom the policy names for an approval.",
      timeoutSeconds: SHORT_SECONDS,
      environment: {
        ...inventoryEnvironment(context),
        APPROVAL_TOPIC_ARN: topic.topicArn,
        ANSWER_URL: answerUrl,
      },
      permissions: [
        inventory.allow("GetItem", "PutItem", "Query"),
        publishing,
        { actions: ["sns:Publish"], resources: [topic.topicArn] },
      ],
    },
    PutBackRole: {
      name: "put-back-role",
      description:
        "Makes a required role again, or gives a role the description and tags that it should have.",
      timeoutSeconds: SHORT_SECONDS,
      environment: guardedEnvironment(context),
      permissions: [
        inventory.allow("GetItem", "PutItem", "Query", "UpdateItem"),
        onAnyRole("iam:GetRole"),
        makeRoles,
        onServiceLinkedRoles("iam:TagRole", "iam:UpdateRole"),
        publishing,
      ],
    },
    EndRemediation: {
      name: "end-remediation",
      description: "Writes down how a run ended that mends a finding.",
      timeoutSeconds: SHORT_SECONDS,
      environment: inventoryEnvironment(context),
      permissions: [inventory.allow("GetItem", "PutItem", "UpdateItem"), publishing],
    },
  };
}
