import { Duration, Validations } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

/** As long as SQS can keep a message. */
const RETENTION = Duration.days(14);

/** Where events end that nobody could work on, so that nothing is lost before a person has looked. */
export class DeadLetters extends Construct {
  /** Events that EventBridge could not hand to their target. */
  readonly undelivered: Queue;
  /** Events that a function failed on, as often as it was tried. */
  readonly failed: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.undelivered = this.queue("Undelivered");
    this.failed = this.queue("Failed");
  }

  private queue(id: string): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
    });
    Validations.of(queue).acknowledge({
      id: "AwsSolutions-SQS3",
      reason:
        "This is a dead-letter queue itself: of EventBridge targets or of a function, which the check does not know.",
    });
    return queue;
  }
}
