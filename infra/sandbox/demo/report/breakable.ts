import { type Markup, markup } from "./markup.ts";

/** A long name that may be broken where its parts meet. */
export function breakable(name: string): Markup {
  const parts = name.split(/(?<=AWSServiceRoleFor|AmazonChime)|(?<=\/)|(?=Configuration)/);
  return markup`${parts.map((part, index) => (index === 0 ? markup`${part}` : markup`<wbr>${part}`))}`;
}
