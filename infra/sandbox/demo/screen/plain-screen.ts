import { clockTime, type HappeningGroup, isTryOf } from "../happening.ts";
import { chapterLines, groupLines, type Layout } from "./lines.ts";
import { plainly } from "./paint.ts";
import type { Output, Screen } from "./screen.ts";

/** For pipes and files: a line for each happening, and one for all further tries of the same thing together. */
export function createPlainScreen(output: Output): Screen {
  const layout: Layout = { width: Number.POSITIVE_INFINITY, paint: plainly };
  let last: HappeningGroup | undefined;

  const write = (lines: readonly string[]) => {
    for (const line of lines) {
      output.write(`${line}\n`);
    }
  };
  const endGroup = () => {
    if (last !== undefined && last.count > 1) {
      const { count, latest } = last;
      write([`  ${clockTime(latest.at)} … and so ${count - 1} more ${count === 2 ? "time" : "times"}`]);
    }
    last = undefined;
  };

  return {
    prepare: (text) => write([text]),
    begin(chapter) {
      endGroup();
      write(chapterLines(chapter, layout));
    },
    async tell(happening) {
      if (last !== undefined && isTryOf(last, happening)) {
        last = { latest: happening, firstAt: last.firstAt, count: last.count + 1 };
        return;
      }
      endGroup();
      last = { latest: happening, firstAt: happening.at, count: 1 };
      write(groupLines(last, layout));
    },
    see: () => undefined,
    write(makeLines) {
      endGroup();
      write(makeLines(layout));
    },
    close: endGroup,
  };
}
