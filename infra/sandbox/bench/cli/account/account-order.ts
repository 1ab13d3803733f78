import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What an account of a bench has in it, and how far away it is. */
export const AccountOrder = v.object({
  regions: v.pipe(v.array(v.string()), v.readonly()),
  /** How long each call takes besides, once the account is filled. */
  latencyMilliseconds: count,
  /** Roles that are not service-linked. */
  ordinaryRoles: count,
  /** Service-linked roles that nothing uses and no service file knows. */
  unusedRoles: count,
  /** Resources of each kind that keep one of the five services' roles in use. */
  usedOfEachKind: count,
});

/** The same, checked. */
export type AccountOrder = v.InferOutput<typeof AccountOrder>;

/** What the process of an account tells once it can be called. */
export const AccountReady = v.object({ url: v.string() });
