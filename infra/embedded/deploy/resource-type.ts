import type * as v from "valibot";
import type { StackAssembly } from "./assembly.ts";
import type { Declared } from "./declared.ts";
import type { Place } from "./place.ts";
import { type Meaningless, read } from "./template/section.ts";

/** A resource of a template, its properties evaluated. */
export interface ResourceContext<Properties> {
  readonly properties: Properties;
  readonly logicalId: string;
  readonly place: Place;
  readonly assembly: Pick<StackAssembly, "folder" | "text">;
  /** Where a function can be reached over HTTP. @param id lower-case letters and digits */
  readonly urlOfFunction: (id: string) => string;
}

/** What a resource is known by, and what there is to start because of it. */
export interface Declaration {
  /** What `Ref` answers. */
  readonly ref: string;
  /** What `Fn::GetAtt` answers; no others are known. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly declares?: readonly Declared[];
}

/** How resources of one type are understood. */
export interface ResourceType {
  /** For example `AWS::SQS::Queue`. */
  readonly type: string;
  /** @throws {DeployError} if a property is unknown or wrong. */
  declare(context: ResourceContext<unknown>): Declaration;
}

/** What there is to know of a type of resource. */
export interface ResourceTypeFacts<Schema extends v.GenericSchema<unknown, unknown>> {
  readonly type: string;
  /** Every property that has a meaning here; strict, so that any other is an error. */
  readonly properties: Schema;
  /** Properties that are understood and do nothing on one machine, each with the reason. */
  readonly meaningless: Meaningless;
  readonly declare: (context: ResourceContext<v.InferOutput<Schema>>) => Declaration;
}

/** Makes a type of resource that reads its properties strictly before it declares anything. */
export function resourceType<Schema extends v.GenericSchema<unknown, unknown>>({
  type,
  properties,
  meaningless,
  declare,
}: ResourceTypeFacts<Schema>): ResourceType {
  return {
    type,
    declare: (context) => {
      const what = `${type} "${context.logicalId}"`;
      return declare({ ...context, properties: read(properties, context.properties, what, meaningless) });
    },
  };
}
