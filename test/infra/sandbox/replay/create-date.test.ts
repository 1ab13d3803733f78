import { describe, expect, it } from "vitest";
import { readCreateDate } from "../../../../infra/sandbox/replay/create-date.ts";

describe("readCreateDate", () => {
  it.each([
    ["Jan 23, 2023 6:16:26 AM", "2023-01-23T06:16:26.000Z"],
    ["Oct 3, 2025, 8:41:04 PM", "2025-10-03T20:41:04.000Z"],
    ["Oct 3, 2025, 8:41:04\u202fAM", "2025-10-03T08:41:04.000Z"],
    ["2025-10-03T08:41:04Z", "2025-10-03T08:41:04.000Z"],
  ])("reads %s as an instant of UTC", (text, instant) => {
    expect(readCreateDate(text)?.toISOString()).toBe(instant);
  });

  it.each([undefined, "", "yesterday", "Foo 99, 2025 8:41:04 AM"])("reads no instant in %j", (text) => {
    expect(readCreateDate(text)).toBeUndefined();
  });
});
