/**
 * Makes `Date` show another time than the machine's, moving on as real time does.
 *
 * @returns a function that sets how far ahead it is, in milliseconds
 */
export function shiftDate(): (offsetMilliseconds: number) => void {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now;
  let offset = 0;
  const now = () => realNow() + offset;

  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, values: unknown[], newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  });
  RealDate.now = now;
  Object.defineProperty(RealDate.prototype, "constructor", { value: globalThis.Date });

  return (offsetMilliseconds) => {
    offset = offsetMilliseconds;
  };
}
