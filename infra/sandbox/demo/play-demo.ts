import { hireOwners } from "../estate/owners.ts";
import type { Sandbox } from "../start-sandbox.ts";
import { type Chronicle, createChronicler } from "./chronicle.ts";
import { differences } from "./ending.ts";
import { readEnding } from "./read-ending.ts";
import { hirePeople } from "./story/people.ts";
import { playStory } from "./story/play.ts";
import { type Audience, openStage, StoryError } from "./story/stage.ts";
import { runStarter } from "./story/start-run.ts";
import { openTable } from "./watch/look-at-table.ts";
import { createWatcher } from "./watch/watcher.ts";

/** The story as it was seen, and what about its end is not as it must be. */
export interface Performance {
  readonly chronicle: Chronicle;
  /** Sentences; empty if the story ended as it must. */
  readonly differences: readonly string[];
}

/** Plays the story in a sandbox that is up, before an audience, and holds its end against what it must be. */
export async function playDemo(sandbox: Sandbox, audience: Audience): Promise<Performance> {
  const { clock, url, account } = sandbox;
  const chronicler = createChronicler(clock.now());
  const stage = openStage(
    clock,
    createWatcher(sandbox, await openTable(url, account)),
    both(chronicler, audience),
  );
  const broken: string[] = [];
  const setting = {
    stage,
    owners: hireOwners(sandbox),
    startRun: runStarter(sandbox),
    people: await hirePeople(sandbox),
  };
  const story = playStory(setting, both(chronicler, audience));
  const resources = await story.catch((error: unknown) => {
    if (!(error instanceof StoryError)) {
      throw error;
    }
    broken.push(`The story stopped. ${error.message}.`);
    return undefined;
  });
  const chronicle = chronicler.chronicle();
  const ending = await readEnding(sandbox, chronicle, resources);
  return { chronicle, differences: [...broken, ...differences(ending)] };
}

/** Two audiences that are told the same. */
function both(one: Audience, other: Audience): Audience {
  return {
    begin(chapter) {
      one.begin(chapter);
      other.begin(chapter);
    },
    async tell(happening) {
      await one.tell(happening);
      await other.tell(happening);
    },
    see(now, sight) {
      one.see(now, sight);
      other.see(now, sight);
    },
  };
}
