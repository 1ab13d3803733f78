import { CfnOutput } from "aws-cdk-lib";
import { FunctionUrlAuthType } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { LambdaFunction, type LambdaFunctionProps } from "./lambda-function.ts";

/** A function that people call by its URL, signed: Lambda checks who calls, and tells the function. */
export class UrlFunction extends Construct {
  readonly url: string;

  constructor(
    scope: Construct,
    id: string,
    { output, ...props }: LambdaFunctionProps & { readonly output: string },
  ) {
    super(scope, id);
    const { function: lambda } = new LambdaFunction(this, "Function", props);
    this.url = lambda.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }).url;
    new CfnOutput(this, output, { value: this.url }).overrideLogicalId(output);
  }
}
