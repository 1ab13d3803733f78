import { type FaultRule, parseFaultRules } from "./fault-rule.ts";
import type { Call, FakeService } from "./operation.ts";

/** The faults of one sandbox. */
export interface Faults {
  /**
   * Puts these rules in the place of all before.
   *
   * @throws {FaultRuleError} naming the first field that is wrong; then nothing has changed.
   */
  set(rules: unknown): void;
  /** The rules that are left, `times` counted down. */
  list(): readonly FaultRule[];
}

/** The faults, and the one that a call meets. */
export interface FaultTable extends Faults {
  /** The first rule that fits a call, used up once by this. */
  meet(service: string, operation: string, call: Call): FaultRule | undefined;
}

const fits = (rule: FaultRule, service: string, operation: string, { account, region }: Call) =>
  rule.service === service &&
  (rule.operation === "*" || rule.operation === operation) &&
  (rule.region ?? region) === region &&
  (rule.account ?? account) === account;

/** Keeps the fault rules of a sandbox; none at first. */
export function createFaults(services: readonly FakeService[]): FaultTable {
  let rules: readonly FaultRule[] = [];
  return {
    set(input) {
      rules = parseFaultRules(input, services);
    },
    list: () => rules,
    meet(service, operation, call) {
      const met = rules.find((rule) => fits(rule, service, operation, call));
      if (met?.times !== undefined) {
        const { times } = met;
        rules = rules.flatMap((rule) =>
          rule !== met ? [rule] : times > 1 ? [{ ...rule, times: times - 1 }] : [],
        );
      }
      return met;
    },
  };
}
