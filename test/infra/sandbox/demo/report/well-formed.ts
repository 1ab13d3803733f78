/**
 * Answers what is wrong with a piece of XML, or nothing: tags that do not match, attributes that are not quoted or come
 * twice, bare `<` and `&`. As strict as an XML parser about what drawings are made of.
 */
export function xmlFault(text: string): string | undefined {
  const open: string[] = [];
  for (const [token] of text.matchAll(/<[^>]*>|[^<]+|</g)) {
    const fault = token.startsWith("<") ? tagFault(token, open) : textFault(token);
    if (fault !== undefined) {
      return `${fault}: ${token.slice(0, 80)}`;
    }
  }
  return open.length === 0 ? undefined : `never closed: ${open.join(", ")}`;
}

function tagFault(tag: string, open: string[]): string | undefined {
  const closing = /^<\/([a-z]+)>$/i.exec(tag);
  if (closing !== null) {
    return open.pop() === closing[1] ? undefined : "closes what is not open";
  }
  const opening = /^<([a-z]+)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>$/i.exec(tag);
  if (opening === null) {
    return "no tag";
  }
  const [, name = "", attributes = "", empty] = opening;
  const names = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, attribute]) => attribute);
  if (empty === "") {
    open.push(name);
  }
  return new Set(names).size < names.length ? "attribute twice" : textFault(attributes);
}

function textFault(text: string): string | undefined {
  return /&(?!(?:amp|lt|gt|quot|#39);)/.test(text) ? "bare ampersand" : undefined;
}
