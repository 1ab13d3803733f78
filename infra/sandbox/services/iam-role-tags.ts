import type {
  ListRoleTagsRequest,
  ListRoleTagsResponse,
  Tag,
  TagRoleRequest,
  UntagRoleRequest,
} from "@aws-sdk/client-iam";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { checks, noSuchRole, roleNameIn } from "./iam-answer.ts";
import { type IamContext, onRole, roleToChange } from "./iam-context.ts";
import { endDueTasks } from "./iam-deletion-task.ts";
import { pageRequest } from "./iam-paging.ts";
import { iamState, replaceRole } from "./iam-state.ts";
import { roleShown } from "./iam-view.ts";
import { cutPage } from "./paging.ts";

const MOST_TAGS = 50;

/** `TagRole`: adds tags or changes their values; service-linked roles can be tagged too. */
export function tagRole(context: IamContext): Operation<TagRoleRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ RoleName }, call) => onRole(context, "iam:TagRole", call, RoleName),

    answer(input, { account }) {
      const role = roleToChange(context, account, roleNameIn(input));
      const tags = checks.given(input.Tags, "tags").map(checkedTag);
      const keys = tags.map(({ Key }) => Key);
      const all = [...role.tags.filter(({ Key }) => !keys.includes(Key)), ...tags];
      if (all.length > MOST_TAGS) {
        throw new ServiceError("LimitExceeded", `A role cannot have more than ${MOST_TAGS} tags.`, 409);
      }
      replaceRole(iamState(context.world, account), { ...role, tags: all });
      return undefined;
    },
  };
}

/** `UntagRole`: removes tags by key; keys that no tag has are ignored. */
export function untagRole(context: IamContext): Operation<UntagRoleRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ RoleName }, call) => onRole(context, "iam:UntagRole", call, RoleName),

    answer(input, { account }) {
      const role = roleToChange(context, account, roleNameIn(input));
      const keys = checks.given(input.TagKeys, "tagKeys");
      const tags = role.tags.filter(({ Key = "" }) => !keys.includes(Key));
      replaceRole(iamState(context.world, account), { ...role, tags });
      return undefined;
    },
  };
}

/** `ListRoleTags`: the tags of one role in the order of their keys, page by page. */
export function listRoleTags(context: IamContext): Operation<ListRoleTagsRequest, ListRoleTagsResponse> {
  const { world, options } = context;
  return {
    mutates: false,
    authorization: ({ RoleName }, call) => onRole(context, "iam:ListRoleTags", call, RoleName),

    answer(input, { account }) {
      const name = roleNameIn(input);
      const request = pageRequest(input, options);
      endDueTasks(world, options, account);
      const role = roleShown(world, options, account, name);
      if (role === undefined) {
        throw noSuchRole(name);
      }
      const page = cutPage(role.tags, ({ Key = "" }) => Key, request, checks.refuse);
      return {
        Tags: page.items.map((tag) => ({ ...tag })),
        IsTruncated: page.nextToken !== undefined,
        Marker: page.nextToken,
      };
    },
  };
}

function checkedTag({ Key, Value }: Tag): Tag {
  return {
    Key: checks.text(Key, "tags.member.key", { minimum: 1, maximum: 128 }),
    Value: checks.text(Value, "tags.member.value", { maximum: 256 }),
  };
}
