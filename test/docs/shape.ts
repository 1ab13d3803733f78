/**
 * Says how an answer differs from the sample that a document shows: each member of the sample has to be there, with
 * the same JSON type, and one item of a list has to look like each item of the sample. Values may differ.
 *
 * @param exact true: the answer may have no members that the sample does not show, nor may such an item of a list
 */
export function differences(
  sample: unknown,
  answer: unknown,
  exact: boolean,
  path = "answer",
): readonly string[] {
  if (typeOf(sample) !== typeOf(answer)) {
    return [`${path} is ${typeOf(answer)}, shown as ${typeOf(sample)}`];
  }
  if (Array.isArray(sample) && Array.isArray(answer)) {
    return sample.flatMap((shown, index) =>
      answer.some((item) => differences(shown, item, exact).length === 0)
        ? []
        : [`${path}: no item looks like item ${index} of the sample`],
    );
  }
  const shown = membersOf(sample);
  const real = membersOf(answer);
  const hidden = exact ? Object.keys(real).filter((name) => !Object.hasOwn(shown, name)) : [];
  return [
    ...hidden.map((name) => `${path}.${name} is not shown`),
    ...Object.entries(shown).flatMap(([name, value]) =>
      differences(value, real[name], false, `${path}.${name}`),
    ),
  ];
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
