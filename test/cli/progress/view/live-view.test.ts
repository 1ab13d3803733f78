import { describe, expect, it } from "vitest";
import { createLiveView } from "../../../../cli/progress/view/live-view.ts";
import { anEndedRun, aRun, secondsIn } from "../a-run.ts";

/** A live view whose time stands until it is moved. */
function liveView() {
  const written: string[] = [];
  const terminal = { seconds: 0, columns: 80, rows: 24 };
  const view = createLiveView({
    write: (text) => {
      written.push(text);
    },
    columns: () => terminal.columns,
    rows: () => terminal.rows,
    colors: false,
    now: () => secondsIn(terminal.seconds),
    title: "Decommissioning",
  });
  return { view, written, terminal };
}

describe("the live view", () => {
  it("draws ten times a second at most, however often something changes, and shows the latest in the end", () => {
    const { view, written, terminal } = liveView();

    for (let step = 0; step <= 1000; step += 1) {
      terminal.seconds = step / 1000;
      view.update([aRun({ phase: "releasing", usagesReleased: step, usagesToRelease: 1000 })]);
    }

    expect(written).toHaveLength(11);
    expect(written.at(-1)).toContain("releasing 1000 of 1000");
  });

  it("shows later what came too soon, without being told again", () => {
    const { view, written, terminal } = liveView();
    view.update([aRun()]);
    view.update([aRun({ phase: "deleting" })]);

    terminal.seconds = 0.05;
    view.tick();
    const soon = written.length;
    terminal.seconds = 0.1;
    view.tick();

    expect(soon).toBe(1);
    expect(written).toHaveLength(2);
    expect(written[1]).toContain("deleting");
  });

  it("draws once a second where nothing but time changes", () => {
    const { view, written, terminal } = liveView();
    view.update([aRun()]);

    for (let step = 1; step <= 30; step += 1) {
      terminal.seconds = step / 10;
      view.tick();
    }

    expect(written).toHaveLength(4);
  });

  it("draws anew when the terminal has another size", () => {
    const { view, written, terminal } = liveView();
    view.update([aRun()]);

    terminal.seconds = 0.5;
    terminal.columns = 40;
    view.tick();

    expect(written).toHaveLength(2);
  });

  it("hides the cursor once and gives it back once, whatever happens in between", () => {
    const { view, written, terminal } = liveView();
    view.update([aRun()]);
    terminal.seconds = 1;
    view.update([anEndedRun("deleted", 1)]);

    view.stop();
    view.stop();
    terminal.seconds = 9;
    view.update([aRun()]);
    view.tick();

    const all = written.join("");
    expect(all.split("\u001b[?25l")).toHaveLength(2);
    expect(all.split("\u001b[?25h")).toHaveLength(2);
    expect(all.endsWith("\u001b[?25h")).toBe(true);
  });

  it("lets lines break again with the same write that kept them from it", () => {
    const { view, written } = liveView();

    view.update([aRun()]);

    expect(written).toHaveLength(1);
    expect(written[0]?.split("\u001b[?7l")).toHaveLength(2);
    expect(written[0]?.endsWith("\u001b[?7h\u001b[?2026l")).toBe(true);
  });

  it("writes nothing where there is nothing to show", () => {
    const { view, written } = liveView();

    view.tick();
    view.update([]);
    view.stop();

    expect(written).toEqual([]);
  });
});
