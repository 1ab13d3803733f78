import * as v from "valibot";

const Json = v.pipe(v.string(), v.parseJson());

/** The value of a JSON text; `undefined` where there is none, or it was cut off. */
export function parsed(text: string | undefined): unknown {
  const value = v.safeParse(Json, text);
  return value.success ? value.output : undefined;
}
