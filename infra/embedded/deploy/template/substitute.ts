import type { Scope } from "./scope.ts";
import { asText } from "./values.ts";

/**
 * Fills `${Name}`, `${LogicalId.Attribute}` and `${AWS::Region}` in a text; `${!Name}` stays, without the exclamation mark.
 *
 * @param variables evaluated values that go before what the scope has
 * @throws {DeployError} if a name stands for nothing, or for something that is not a text.
 */
export function substitute(text: string, variables: unknown, scope: Scope): string {
  const given = new Map<string, unknown>(Object.entries(variables ?? {}));
  return text.replaceAll(/\$\{([^}]*)\}/g, (_, expression: string) => {
    const name = expression.trim();
    if (name.startsWith("!")) {
      return `\${${name.slice(1)}}`;
    }
    return asText(given.has(name) ? given.get(name) : lookUp(name, scope), `Fn::Sub "${name}"`);
  });
}

function lookUp(name: string, scope: Scope): unknown {
  const dot = name.indexOf(".");
  return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}
