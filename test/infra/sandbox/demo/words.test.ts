import { describe, expect, it } from "vitest";
import {
  asSentence,
  countOf,
  regionOf,
  resourceInRegion,
  serviceName,
  spanInWords,
  withShortNames,
} from "../../../../infra/sandbox/demo/words.ts";
import { printable } from "../../../../infra/sandbox/printable.ts";

const CHANNEL = "arn:aws:ivs:eu-west-1:111122223333:channel/Ab12";

describe("words", () => {
  it("names a resource by what follows the account, with its Region", () => {
    expect(resourceInRegion(CHANNEL)).toBe("channel/Ab12 in eu-west-1");
    expect(resourceInRegion("arn:aws:iam::111122223333:role/Admin")).toBe("role/Admin");
    expect(resourceInRegion("arn:aws:sts::111122223333:assumed-role/platform/paul")).toBe("paul (platform)");
    expect(resourceInRegion("no arn: at all")).toBe("no arn: at all");
    expect(resourceInRegion("arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/R")).toBe(
      "role R",
    );
    expect(regionOf("arn:aws:iam::111122223333:role/Admin")).toBeUndefined();
  });

  it("shortens ARNs inside a message and leaves its punctuation", () => {
    expect(withShortNames(`Channel ${CHANNEL}, or "${CHANNEL}": see ${CHANNEL}.`)).toBe(
      'Channel channel/Ab12, or "channel/Ab12": see channel/Ab12.',
    );
  });

  it("shortens digests inside a message to what a person compares", () => {
    expect(withShortNames(`approve it: planDigest ${"0123456789abcdef".repeat(4)}.`)).toBe(
      "approve it: planDigest 0123456789ab….",
    );
  });

  it("ends a sentence once", () => {
    expect(asSentence("In use")).toBe("In use.");
    expect(asSentence("In use.")).toBe("In use.");
    expect(asSentence("It says “stop.”")).toBe("It says “stop.”");
  });

  it("counts things and spans as a person does", () => {
    expect([countOf(0, "usage"), countOf(1, "usage"), countOf(2, "usage")]).toEqual([
      "0 usages",
      "1 usage",
      "2 usages",
    ]);
    expect([0, 45_000, 363_000, 7_200_000].map(spanInWords)).toEqual(["0 s", "45 s", "6 min 3 s", "2 h"]);
  });

  it("calls a service by its name, and one it does not know by its principal", () => {
    expect(serviceName("ivs.amazonaws.com")).toBe("Interactive Video Service");
    expect(serviceName("voiceconnector.chime.amazonaws.com")).toBe("Chime voice");
    expect(serviceName("fis.amazonaws.com")).toBe("fis.amazonaws.com");
  });
});

describe("printable", () => {
  it("keeps a terminal from obeying what a name contains", () => {
    expect(printable("a\u001b[2Jb\u0007c\u009bd\u202ee\r\nf")).toBe("a�[2Jb�c�d�e f");
  });
});
