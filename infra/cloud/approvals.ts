import { CfnOutput } from "aws-cdk-lib";
import { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { type FunctionContext, inventoryEnvironment, publish } from "./function-context.ts";
import { wakeRuns } from "./permissions.ts";
import { UrlFunction } from "./url-function.ts";
import { SHORT_SECONDS } from "./workflow-functions.ts";

/** How people are asked, and how they answer and say what they want. */
export class Approvals extends Construct {
  /** Where a request for approval is published; who is asked subscribes to it. */
  readonly topic: Topic;
  readonly answerUrl: string;

  constructor(scope: Construct, id: string, props: FunctionContext) {
    super(scope, id);
    const { bundlesDirectory, logRetention, inventory, parameters } = props;
    this.topic = new Topic(this, "Topic", { displayName: "rolecall asks", enforceSSL: true });
    const common = { bundlesDirectory, logRetention, timeoutSeconds: SHORT_SECONDS };
    const answering = new UrlFunction(this, "AnswerApproval", {
      ...common,
      name: "answer-approval",
      description: "Takes the answer of somebody whom the policy names, and lets the run go on.",
      environment: inventoryEnvironment(props),
      permissions: [inventory.allow("GetItem", "PutItem", "UpdateItem"), publish(props), wakeRuns],
      output: "AnswerUrl",
    });
    this.answerUrl = answering.url;
    new UrlFunction(this, "PutPolicy", {
      ...common,
      name: "put-policy",
      description: "Checks a policy and puts it in force.",
      environment: {
        ...inventoryEnvironment(props),
        ORGANIZATIONAL_UNITS: parameters.organizationalUnits,
      },
      permissions: [inventory.allow("GetItem", "PutItem"), publish(props)],
      output: "PolicyUrl",
    });
    new CfnOutput(this, "TopicArn", { value: this.topic.topicArn }).overrideLogicalId("ApprovalTopicArn");
  }
}
