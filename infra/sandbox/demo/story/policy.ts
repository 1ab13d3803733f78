import { ROLES } from "./setting.ts";

/** How long nothing happens after an approval, in minutes, as the policy of the story says. */
export const GRACE_MINUTES = 20;

/** When the maintenance window of the story opens, each day (UTC); it is open for an hour. */
export const WINDOW_HOUR = 10;

/** What the role of Resource Explorer is to say of itself. */
export const WANTED = { description: "Lets people search the account", tags: { owner: "platform" } } as const;

/** What the owner wants, as the owner writes it. */
export const POLICY = `version: 1
approvers:
  platform: arn:aws:sts::*:assumed-role/platform/*
windows:
  morning: {cron: "0 ${WINDOW_HOUR} * * *", duration: 1h}
rules:
  - name: no-recordings
    match: {role: ${ROLES.ivs}}
    state: forbidden
    unexpected: approve
    approvers: platform
    fourEyes: true
    release: approved
    grace: ${GRACE_MINUTES}m
    window: morning
  - name: search-stays
    match:
      service: resource-explorer-2.amazonaws.com
      role: ${ROLES.resourceExplorer}
    state: required
    missing: recreate
    description: ${WANTED.description}
    tags: {owner: ${WANTED.tags.owner}}
`;
