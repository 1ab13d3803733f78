import * as v from "valibot";

/** What a sweep answers. */
export const SweepSchema = v.object({
  roles: v.number(),
  changed: v.number(),
  findings: v.object({ open: v.number(), opened: v.number(), updated: v.number(), closed: v.number() }),
  unread: v.array(v.string()),
});
