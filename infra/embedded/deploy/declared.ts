import type {
  DeclaredFunction,
  DeclaredFunctionUrl,
  DeclaredRole,
  DeclaredRule,
  DeclaredStateMachine,
  DeclaredTable,
  PolicyDocument,
} from "./engines.ts";

/** One thing that a template asks for; some add to what another asks for. */
export type Declared =
  | { readonly kind: "bus"; readonly arn: string }
  | { readonly kind: "function"; readonly function: DeclaredFunction }
  | {
      readonly kind: "function-invocation";
      readonly functionArn: string;
      readonly settings: Pick<
        DeclaredFunction,
        "maximumEventAgeSeconds" | "maximumRetryAttempts" | "onFailureArn"
      >;
    }
  | { readonly kind: "function-url"; readonly functionUrl: DeclaredFunctionUrl }
  | { readonly kind: "queue"; readonly arn: string }
  | { readonly kind: "resource-policy"; readonly resourceArn: string; readonly document: PolicyDocument }
  | { readonly kind: "role"; readonly role: DeclaredRole }
  | {
      readonly kind: "role-policy";
      readonly roleName: string;
      readonly name: string;
      readonly document: PolicyDocument;
    }
  | { readonly kind: "rule"; readonly rule: DeclaredRule }
  | { readonly kind: "state-machine"; readonly machine: DeclaredStateMachine }
  | { readonly kind: "table"; readonly table: DeclaredTable }
  | { readonly kind: "topic"; readonly arn: string };
