import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function as AwsFunction, Code, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { OWN_ROLE_PATH } from "./names.ts";
import { explainWildcards, type Permission, policyFor } from "./permission.ts";
import { writeTraces } from "./permissions.ts";

/** One function: its code, what it knows and what it may do. */
export interface LambdaFunctionProps {
  /** Verb and noun, as the handler's file is called, for example `record-event`. */
  readonly name: string;
  /** One sentence for the console. */
  readonly description: string;
  /** Folder with the bundle of each function. */
  readonly bundlesDirectory: string;
  /** Whole seconds, up to 900. */
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** All that its role may do, beyond writing its own log and traces. */
  readonly permissions: readonly Permission[];
  readonly logRetention: RetentionDays;
}

/** Enough for a cold start of the SDK within a second; the processor's share grows with it. */
const MEMORY_MEGABYTES = 512;

/** A Lambda function with a role and a log group of its own. */
export class LambdaFunction extends Construct {
  readonly function: AwsFunction;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const functionName = `rolecall-${props.name}`;
    const logGroup = new LogGroup(this, "Log", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const writeLog = {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    };
    const permissions = [...props.permissions, writeLog, writeTraces];
    const role = new Role(this, "Role", {
      path: OWN_ROLE_PATH,
      description: props.description,
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: policyFor(this, permissions),
    });
    explainWildcards(role, permissions);
    this.function = new AwsFunction(this, "Function", {
      functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(`${props.bundlesDirectory}/${props.name}`),
      handler: "index.handler",
      // Every permission stands above: nothing that CDK would add by itself goes unseen.
      role: role.withoutPolicyUpdates(),
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: MEMORY_MEGABYTES,
      environment: { POWERTOOLS_LOG_LEVEL: "INFO", ...props.environment },
      tracing: Tracing.ACTIVE,
      logGroup,
    });
  }
}
