import type { StackProps } from "aws-cdk-lib";

/** What all stacks have in common: a Region, no account (it is the deployer's). */
export function stackProps(region: string, description: string): StackProps {
  return {
    env: { region },
    description,
  };
}
