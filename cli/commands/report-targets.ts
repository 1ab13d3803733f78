import { resolve } from "node:path";
import { usageError } from "../errors/command-error.ts";
import type { ReportData } from "../report/report-data.ts";

/** The forms that a report can have. */
export type ReportForm = "html" | "csv" | "markdown" | "asff" | "ocsf";

/** A form, and the file for it; `-`: standard output. */
export interface ReportTarget {
  readonly form: ReportForm;
  readonly file: string;
}

/** How each form is made; loaded when it is asked for. */
const RENDERERS = {
  html: async () => (await import("../report/html/page.ts")).reportHtml,
  csv: async () => (await import("../report/csv.ts")).reportCsv,
  markdown: async () => (await import("../report/markdown.ts")).reportMarkdown,
  asff: async () => (await import("../report/asff.ts")).reportAsff,
  ocsf: async () => (await import("../report/ocsf.ts")).reportOcsf,
} as const satisfies Record<ReportForm, () => Promise<(data: ReportData) => Iterable<string>>>;

const FORMS = ["html", "csv", "markdown", "asff", "ocsf"] as const satisfies readonly ReportForm[];

/**
 * Reads which forms are asked for, and where each is to go.
 *
 * @throws {CommandError} if there is none, or two have one place.
 */
export function readTargets(
  options: Readonly<Partial<Record<ReportForm, string | undefined>>>,
): readonly ReportTarget[] {
  const targets = FORMS.flatMap((form) => {
    const file = options[form];
    return file === undefined ? [] : [{ form, file }];
  });
  if (targets.length === 0) {
    throw usageError(
      "Say in which form, and where to: one or several of these",
      ...FORMS.map((form) => `--${form} FILE`),
      "- is standard output",
    );
  }
  const byPlace = Map.groupBy(targets, ({ file }) => (file === "-" ? file : resolve(file)));
  for (const [, [one, other]] of byPlace) {
    if (one !== undefined && other !== undefined) {
      const place = one.file === "-" ? "standard output" : one.file;
      throw usageError(`--${one.form} and --${other.form} cannot both be written to ${place}`);
    }
  }
  return targets;
}

/** Makes a report in one form, piece by piece. */
export async function renderReport(form: ReportForm, data: ReportData): Promise<Iterable<string>> {
  const render = await RENDERERS[form]();
  return render(data);
}
