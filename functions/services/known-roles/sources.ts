import { pagesAToE } from "./pages-a-to-e.ts";
import { pagesFToZ } from "./pages-f-to-z.ts";

/**
 * Where each known role comes from, by short key.
 *
 * The pages of AWS were read in public copies, which can be older than what AWS shows today. Some spell a role's name
 * differently from IAM: the data then has the name as IAM answered with it.
 */
export const sources = {
  ...pagesAToE,
  ...pagesFToZ,
  "localstack-2025":
    "LocalStack's table of service-linked roles, held against answers that its tests recorded from AWS in March 2025, Apache-2.0 (table read 2026-11-20, recordings at second hand)",
  "public-text-2026":
    "AWS managed policies, copies of AWS pages and other public code that spell out the principal with the role (searched 2026-11-20)",
  "quiet-riot-2021":
    "Quiet Riot's word list of service-linked roles, MIT, 2021, not checked against AWS (read 2026-11-20)",
  "quiet-riot-account":
    "The roles of one account, as listed in Quiet Riot's terraform/README.md, MIT (read 2026-11-20)",
} as const satisfies Readonly<Record<string, string>>;

/** A short key into `sources`. */
export type SourceKey = keyof typeof sources;
