import type { FaultRule } from "../../gateway/fault-rule.ts";
import type { RowGroup } from "../row.ts";
import { callsOf, type Subject } from "../scene/subjects.ts";
import { at, fails, iamCall, type WireError } from "./arranging.ts";

const BY_SCP: WireError = ["AccessDeniedException", 403];

/** AWS refuses keys in a Region that is not enabled. */
const NOT_ENABLED: WireError = ["UnrecognizedClientException", 403];

const enabled = (...names: readonly string[]): FaultRule => ({
  service: "account",
  operation: "ListRegions",
  answer: { Regions: names.map((RegionName) => ({ RegionName, RegionOptStatus: "ENABLED" })) },
});

const everythingIn = ({ calls }: Subject, region: string, error: WireError): FaultRule =>
  fails({ service: calls?.find.service ?? "ivs", operation: "*" }, error, { region });

/** Regions that cannot be read, appear or go, and calls that are denied. */
export const regions: RowGroup = {
  title: "Regions and denials",
  rows: [
    {
      name: "a Region in which a service control policy denies reading makes the run refuse, and is named",
      concerns: ["chat-legacy", "ivs", "mediapackage"],
      usages: 0,
      faults: ({ subject }) => [fails(callsOf(subject).find, BY_SCP, { region: subject.region })],
      ends: ["refused"],
      changesNothing: true,
      because: "AccessDeniedException",
    },
    {
      name: "reading that is denied everywhere makes the run refuse",
      concerns: ["voice"],
      faults: ({ subject }) => [fails(callsOf(subject).find, BY_SCP)],
      ends: ["refused"],
      changesNothing: true,
    },
    {
      name: "reading that is denied from the second look on leaves the role, and what was released stays so",
      concerns: ["mediapackage", "mediatailor"],
      strikes: [
        at("after", "release-usage", (scene) =>
          scene.faults([fails(callsOf(scene.subject).find, BY_SCP, { region: "us-east-1" })]),
        ),
      ],
      ends: ["refused"],
    },
    {
      name: "a Region that was switched off since it was used still counts",
      concerns: ["voice", "ivs"],
      faults: ({ subject }) => [enabled("us-east-1"), everythingIn(subject, subject.region, NOT_ENABLED)],
      ends: ["refused"],
      changesNothing: true,
      because: "eu-west-1",
    },
    {
      name: "a Region that was switched on since counts, and cannot be passed over",
      concerns: ["mediatailor"],
      usages: 0,
      faults: () => [enabled("us-east-1", "eu-west-1", "ap-northeast-1")],
      ends: ["refused"],
      changesNothing: true,
      because: "ap-northeast-1",
    },
    {
      name: "a Region that this version does not know counts, and cannot be passed over",
      concerns: ["chat", "mediapackage"],
      usages: 0,
      faults: () => [enabled("us-east-1", "eu-west-1", "xx-unknown-1")],
      ends: ["refused"],
      changesNothing: true,
      because: "xx-unknown-1",
    },
    {
      name: "an account of which no Region is known to be enabled has no unused roles",
      concerns: ["ivs"],
      usages: 0,
      faults: () => [enabled()],
      ends: ["refused"],
      changesNothing: true,
      because: "no enabled Region",
    },
    {
      name: "an account whose Regions may not be listed ends the run as failed",
      concerns: ["mediapackage"],
      faults: () => [fails({ service: "account", operation: "ListRegions" }, ["AccessDeniedException", 403])],
      ends: ["failed"],
      changesNothing: true,
      because: "ClaimRole failed",
    },
    {
      name: "a submission that is denied ends the run as failed, and the role stays",
      concerns: ["chat", "inventoried"],
      usages: 0,
      faults: () => [fails(iamCall.submit, ["AccessDenied", 403])],
      ends: ["failed"],
      changesNothing: true,
      because: "IAM did not take the deletion: AccessDenied",
    },
    {
      name: "a submission that is denied because the role is gone already tells so",
      concerns: ["inventoried"],
      usages: 0,
      strikes: [at("before", "submit-deletion", (scene) => scene.roleVanishes())],
      faults: () => [fails(iamCall.submit, ["AccessDenied", 403])],
      ends: ["already-gone"],
      changesNothing: true,
    },
    {
      name: "a role that is protected by AWS ends the run as failed",
      concerns: ["inventoried"],
      faults: () => [fails(iamCall.submit, ["UnmodifiableEntity", 400])],
      ends: ["failed"],
      changesNothing: true,
      because: "UnmodifiableEntity",
    },
  ],
};
