import * as v from "valibot";
import { policyJsonSchema } from "../../../cli/commands/policy-schema.ts";
import { markdownTable } from "../markdown-table.ts";

/** What the reference shows of a member of the file. */
const MemberSchema = v.object({
  type: v.optional(v.string()),
  title: v.optional(v.string()),
  description: v.string(),
  default: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  enum: v.optional(v.array(v.string())),
  const: v.optional(v.number()),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  maxLength: v.optional(v.number()),
});

type Member = v.InferOutput<typeof MemberSchema>;

const MapSchema = v.object({
  properties: v.record(v.string(), v.unknown()),
  required: v.optional(v.array(v.string()), []),
});

/** Sections of the reference: a heading, and the way to the map in the JSON Schema. */
const SECTIONS: readonly (readonly [heading: string, ...way: readonly string[]])[] = [
  ["The file"],
  ["A rule", "rules", "items"],
  ["`match`, in rules and exemptions", "rules", "items", "match"],
  ["A window", "windows", "additionalProperties"],
  ["`limits.perDay`", "limits", "perDay"],
  ["`limits.perRun`", "limits", "perRun"],
  ["`protectionTag`", "protectionTag"],
  ["An exemption", "exemptions", "items"],
];

/**
 * Writes the tables of docs/policy.md, from the same schema that checks the file.
 *
 * @throws {v.ValiError} for a member without a description.
 */
export function policyReference(): string {
  const schema = policyJsonSchema();
  return SECTIONS.map(([heading, ...way]) => {
    const { properties, required } = v.parse(MapSchema, way.reduce(step, schema));
    const rows = Object.entries(properties).map(([name, member]) =>
      rowOf(name, v.parse(MemberSchema, member), required.includes(name)),
    );
    return `### ${heading}\n\n${markdownTable([HEADINGS, ...rows])}`;
  }).join("\n\n");
}

const HEADINGS = ["member", "what it does", "what it may be", "default"];

/** Goes to a member of a map, or into what a list or an open map is made of. */
function step(schema: unknown, name: string): unknown {
  const Inside = v.object({ [name]: v.unknown() });
  return name === "items" || name === "additionalProperties"
    ? v.parse(Inside, schema)[name]
    : v.parse(MapSchema, schema).properties[name];
}

function rowOf(name: string, member: Member, isRequired: boolean): readonly string[] {
  const preset = member.default === undefined ? "" : `\`${member.default}\``;
  return [`\`${name}\``, member.description, formOf(member), isRequired ? "has to be there" : preset];
}

function formOf(member: Member): string {
  const { type, title, minimum, maximum, maxLength } = member;
  if (title !== undefined) {
    return title;
  }
  if (member.enum !== undefined) {
    return member.enum.map((word) => `\`${word}\``).join(", ");
  }
  if (member.const !== undefined) {
    return `\`${member.const}\``;
  }
  switch (type) {
    case "boolean":
      return "`true`, `false`";
    case "integer":
      return `whole number, ${minimum} to ${maximum}`;
    case "string":
      return `text, up to ${maxLength} signs`;
    default:
      return "map, see below";
  }
}
