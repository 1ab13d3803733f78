import type { Check } from "../check.ts";

/** Is a Region set? rolecall names the Region of each call itself; what people type beside it often does not. */
export const configuredRegion: Check = {
  id: "region",
  title: "Region",
  needs: "nothing",

  async run({ configuredRegion: region, hubRegion }) {
    return region === undefined
      ? [
          {
            status: "warn",
            summary: `No Region is set; rolecall begins in ${hubRegion}`,
            detail:
              "rolecall names the Region of each call itself. Commands of the AWS CLI beside it need one.",
            fix: `export AWS_REGION=${hubRegion}, or give the profile a region.`,
          },
        ]
      : [{ status: "ok", summary: region }];
  },
};
