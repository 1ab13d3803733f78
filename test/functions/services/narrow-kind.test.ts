import { describe, expect, expectTypeOf, it } from "vitest";
import { narrowKind } from "../../../functions/services/narrow-kind.ts";

const KINDS = ["channel", "playback-configuration"] as const;
const usage = (kind: string) => ({ kind, arn: "arn:x", region: "us-east-1" });

describe("narrowKind", () => {
  it("answers the kind, as one of those that the service has", () => {
    const kind = narrowKind(usage("playback-configuration"), KINDS);

    expectTypeOf(kind).toEqualTypeOf<"channel" | "playback-configuration">();
    expect(kind).toBe("playback-configuration");
    expect(narrowKind(usage("channel"), KINDS)).toBe("channel");
  });

  it.each(["bucket", "", "Channel", "channel "])("refuses %j, and says which there are", (kind) => {
    expect(() => narrowKind(usage(kind), KINDS)).toThrow(
      new TypeError(
        `There are no usages of kind ${kind} here (arn:x), only of channel, playback-configuration`,
      ),
    );
  });
});
