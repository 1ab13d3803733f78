import { Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { DeadLetters } from "./dead-letters.ts";

/** What is watched. */
export interface AlarmsProps {
  readonly deadLetters: DeadLetters;
  readonly stateMachine: StateMachine;
  readonly restoreMachine: StateMachine;
  readonly remediateMachine: StateMachine;
  readonly recordEvent: IFunction;
}

/** Alarms on everything that a person has to look at: one is enough, so each goes off at the first. */
export class Alarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { deadLetters, stateMachine, restoreMachine, remediateMachine, recordEvent }: AlarmsProps,
  ) {
    super(scope, id);
    const period = Duration.minutes(5);
    const queued = { period, statistic: "Maximum" };
    this.#add(
      "Undelivered",
      "Events could not be delivered; see the queue.",
      deadLetters.undelivered.metricApproximateNumberOfMessagesVisible(queued),
    );
    this.#add(
      "Failed",
      "A function failed on events; see the queue.",
      deadLetters.failed.metricApproximateNumberOfMessagesVisible(queued),
    );
    this.#add("RunsFailed", "A run failed.", stateMachine.metricFailed({ period }));
    this.#add("RunsTimedOut", "A run took longer than it may.", stateMachine.metricTimedOut({ period }));
    this.#add("RestoresFailed", "A restore failed.", restoreMachine.metricFailed({ period }));
    this.#add(
      "RestoresTimedOut",
      "A restore took longer than it may.",
      restoreMachine.metricTimedOut({ period }),
    );
    this.#add(
      "RemediationsFailed",
      "A run that mends a finding failed.",
      remediateMachine.metricFailed({ period }),
    );
    this.#add(
      "RemediationsTimedOut",
      "A run that mends a finding took longer than it may.",
      remediateMachine.metricTimedOut({ period }),
    );
    this.#add("RecordEventErrors", "Events could not be recorded.", recordEvent.metricErrors({ period }));
    this.#add(
      "RecordEventThrottles",
      "Events had to wait to be recorded.",
      recordEvent.metricThrottles({ period }),
    );
  }

  #add(id: string, alarmDescription: string, metric: IMetric): void {
    new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
