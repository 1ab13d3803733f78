/** What intrinsic functions can refer to. */
export interface Scope {
  /** A parameter, a pseudo parameter or a resource. `NO_VALUE` for `AWS::NoValue`. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
}

/** Stands for a member that is to be left out. */
export const NO_VALUE: unique symbol = Symbol("AWS::NoValue");
