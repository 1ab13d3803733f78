import { fits } from "../../functions/core/glob.ts";
import { nearest } from "../../functions/policy/nearest.ts";
import { usageError } from "../errors/command-error.ts";

/** A role as a person means it: a name, an ARN or a pattern. */
export interface Selector {
  readonly text: string;
  /** What a role's name has to fit. */
  readonly pattern: string;
  readonly isPattern: boolean;
}

const ROLE_ARN = /^arn:[\w-]+:iam::(\d{12}):role\/aws-service-role\/[^/]+\/([^/]+)$/;
const NAME = /^[\w+=,.@*?-]{1,128}$/;

/**
 * Reads what a person wrote for roles.
 *
 * @throws {CommandError} if something is neither a name nor an ARN of this account nor a pattern.
 */
export function readSelectors(texts: readonly string[], account: string): readonly Selector[] {
  return texts.map((text) => {
    const [, arnAccount, arnName] = ROLE_ARN.exec(text) ?? [];
    if (arnAccount !== undefined && arnAccount !== account) {
      throw usageError(`${text} is in account ${arnAccount}; these are the credentials of ${account}`);
    }
    const pattern = arnName ?? text;
    if (!NAME.test(pattern)) {
      throw usageError(
        `${JSON.stringify(text)} is no role: neither a name, nor the ARN of a service-linked role, nor a pattern with * and ?`,
      );
    }
    return { text, pattern, isPattern: /[*?]/.test(pattern) };
  });
}

/** True if a role is meant: by one of the selectors, or by none being given. */
export function isSelected(roleName: string, selectors: readonly Selector[]): boolean {
  return selectors.length === 0 || selectors.some(({ pattern }) => fits(roleName, pattern));
}

/**
 * Lists the names that are meant, each once, in order. A name that was written out stands for itself, listed or not: the
 * run that asks for it says what became of it.
 *
 * @throws {CommandError} if a pattern fits no role.
 */
export function selectNames(selectors: readonly Selector[], existing: readonly string[]): readonly string[] {
  const names = selectors.flatMap(({ text, pattern, isPattern }) => {
    const fitting = existing.filter((name) => fits(name, pattern));
    if (fitting.length > 0) {
      return fitting;
    }
    if (isPattern) {
      throw usageError(
        `No service-linked role of this account fits ${text}`,
        "rolecall scan lists those that there are",
      );
    }
    const close = nearest(pattern, existing);
    if (close !== undefined) {
      throw usageError(`There is no service-linked role ${pattern}`, `Did you mean ${close}?`);
    }
    return [pattern];
  });
  return [...new Set(names)].sort();
}

/** Reads one role's name from a name or an ARN. @throws {CommandError} if it is a pattern, or neither. */
export function readOneRole(text: string, account: string): string {
  const [selector] = readSelectors([text], account);
  if (selector === undefined || selector.isPattern) {
    throw usageError(`${text} is a pattern, and this is about one role`);
  }
  return selector.pattern;
}
