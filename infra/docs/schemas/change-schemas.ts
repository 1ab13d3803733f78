import * as v from "valibot";
import { members } from "./members.ts";

/** What `create` tells. */
export const created = members(
  v.object({
    roleName: v.exactOptional(v.string()),
    principal: v.string(),
    customSuffix: v.exactOptional(v.string()),
    description: v.exactOptional(v.string()),
    outcome: v.picklist(["planned", "created"]),
  }),
  {
    roleName: "The role's name; absent: IAM names it.",
    principal: "The service that owns the role.",
    customSuffix: "What stands behind the name and an underscore.",
    description: "The description that was asked for.",
    outcome: "planned: nothing was changed.",
  },
);

/** What `describe` tells. */
export const described = members(
  v.object({
    roleName: v.string(),
    before: v.string(),
    after: v.string(),
    outcome: v.picklist(["planned", "as it was", "changed"]),
  }),
  {
    roleName: "The role.",
    before: "Its description before.",
    after: "The description that was asked for.",
    outcome: "planned: nothing was changed; as it was: it is so already.",
  },
);
