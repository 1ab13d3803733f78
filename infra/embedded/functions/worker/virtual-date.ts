/** What time a function is shown: some instant that stands still, or real time with something added. In milliseconds. */
export type ShownTime =
  | { readonly kind: "standing"; readonly at: number }
  | { readonly kind: "moving"; readonly ahead: number };

/**
 * Makes `Date` show another time than the machine's.
 *
 * @returns a function that says which
 */
export function shiftDate(): (shown: ShownTime) => void {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now;
  let shown: ShownTime = { kind: "moving", ahead: 0 };
  const now = () => (shown.kind === "standing" ? shown.at : realNow() + shown.ahead);

  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, values: unknown[], newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  });
  RealDate.now = now;
  Object.defineProperty(RealDate.prototype, "constructor", { value: globalThis.Date });

  return (time) => {
    shown = time;
  };
}
