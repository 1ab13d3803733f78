import { type Attribute, COMPLIANCE_FINDING, type Facts, OBJECTS } from "./facts.ts";

/** What is wrong with an event, by the facts of OCSF 1.6.0; nothing: none. */
export function checkEvent(event: unknown): readonly string[] {
  return [...checkObject(COMPLIANCE_FINDING, event, "event"), ...checkUids(Object(event))];
}

function checkObject(
  { attributes, atLeastOne = [] }: Facts,
  value: unknown,
  path: string,
): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${path} is no object`];
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const absent = Object.entries(attributes).filter(
    ([name, { isRequired }]) => isRequired === true && !given.has(name),
  );
  return [
    ...absent.map(([name]) => `${path}.${name} is missing`),
    ...(atLeastOne.length === 0 || atLeastOne.some((name) => given.has(name))
      ? []
      : [`${path} has none of ${atLeastOne.join(", ")}`]),
    ...[...given].flatMap(([name, item]) => {
      const attribute = attributes[name];
      return attribute === undefined
        ? [`${path}.${name} is unknown`]
        : [
            ...checkList(attribute, item, `${path}.${name}`),
            ...checkSibling(attribute, item, given, `${path}.${name}`),
          ];
    }),
  ];
}

function checkList(attribute: Attribute, value: unknown, path: string): readonly string[] {
  if (attribute.isList !== true) {
    return checkValue(attribute, value, path);
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return Array.isArray(value)
    ? items.flatMap((item, at) => checkValue(attribute, item, `${path}[${at}]`))
    : [`${path} is no list`];
}

function checkValue({ type }: Attribute, value: unknown, path: string): readonly string[] {
  switch (type) {
    case "json":
      return [];
    case "string":
    case "boolean":
      return typeof value === type ? [] : [`${path} is no ${type}`];
    case "integer":
      return Number.isSafeInteger(value) ? [] : [`${path} is no integer`];
    default:
      return checkObject(OBJECTS[type], value, path);
  }
}

function checkSibling(
  { captions, sibling = "" }: Attribute,
  value: unknown,
  given: ReadonlyMap<string, unknown>,
  path: string,
): readonly string[] {
  if (captions === undefined) {
    return [];
  }
  const caption = captions[Number(value)];
  if (caption === undefined) {
    return [`${path} may not be ${value}`];
  }
  const said = given.get(sibling) ?? caption;
  return said === caption ? [] : [`${path} is ${caption}, but ${sibling} says ${said}`];
}

function checkUids(event: Readonly<Record<string, unknown>>): readonly string[] {
  const { class_uid, activity_id, type_uid, time } = event;
  return [
    ...(Number(class_uid) * 100 + Number(activity_id) === type_uid ? [] : ["type_uid does not fit"]),
    ...(Number(time) > Date.UTC(2000) ? [] : ["time is not in milliseconds"]),
  ];
}
