import { describe, expect, it } from "vitest";
import { findingOf, rule, startDrift } from "./drifting.ts";
import { ADMINISTRATOR, type Move } from "./finding-story.ts";
import { IVS_ROLE, REGION } from "./stack.ts";
import { differences } from "./stories-of-differences.ts";
import { knowledge } from "./stories-of-knowledge.ts";
import { sweep } from "./sweeping.ts";

describe("a finding", () => {
  it.each([...differences, ...knowledge])(
    "of kind $kind is opened with its evidence, updated, closed and opened again, each told once",
    async (story) => {
      const { kind, subject } = story;
      const drift = await startDrift();
      const once = async (move: Move) => {
        await move(drift);
        await drift.clock.advance(600);
        return findingOf(drift, kind, subject);
      };
      await once(story.before ?? (async () => undefined));
      await rule(drift, story.rules, story.others);

      const opened = await once(story.open);
      const updated = await once(story.update);
      const closed = await once(story.close);
      const again = await once(story.again);

      expect(opened).toMatchObject({ status: "open", occurrence: 1, ...story.opened });
      expect(updated).toMatchObject({
        status: "open",
        occurrence: 1,
        openedAt: opened?.openedAt,
        ...story.updated,
      });
      expect(closed).toMatchObject({ status: "closed", occurrence: 1, closedBecause: story.because });
      expect(again).toMatchObject({ status: "open", occurrence: 2 });
      const changes = drift.told.filter(
        ({ detail }) => detail["kind"] === kind && detail["roleName"] === subject,
      );
      expect(changes.map(({ what, detail }) => `${what} (${detail["occurrence"]})`)).toEqual([
        "Finding Opened (1)",
        ...(story.updates === 2 ? ["Finding Updated (1)"] : []),
        "Finding Updated (1)",
        "Finding Closed (1)",
        "Finding Opened (2)",
      ]);
    },
  );

  it("names no maker of a role that no event told of, and the maker as soon as one does", async () => {
    const drift = await startDrift();
    await rule(drift, [`{name: no-recordings, match: {role: ${IVS_ROLE}}, state: forbidden}`]);

    await drift.record(REGION, "a");
    await sweep(drift);
    const unmade = await findingOf(drift, "unexpected", IVS_ROLE);
    await drift.clock.settle(600);

    expect(unmade?.evidence).not.toHaveProperty("origin");
    expect((await findingOf(drift, "unexpected", IVS_ROLE))?.evidence.origin).toMatchObject({
      call: "CreateServiceLinkedRole",
      by: ADMINISTRATOR,
      via: "ivs.amazonaws.com",
    });
  });
});
