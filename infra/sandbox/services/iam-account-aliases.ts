import type {
  CreateAccountAliasRequest,
  DeleteAccountAliasRequest,
  ListAccountAliasesRequest,
  ListAccountAliasesResponse,
} from "@aws-sdk/client-iam";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { checks } from "./iam-answer.ts";
import type { IamContext } from "./iam-context.ts";
import { pageRequest } from "./iam-paging.ts";
import { cutPage } from "./paging.ts";

/** The alias of each account that has one. */
type Aliases = Record<string, string>;

const aliasesOf = (world: World): Aliases =>
  world.state<Aliases>("iam-aliases", "all", "us-east-1", () => ({}));

const aliasIn = ({ AccountAlias }: CreateAccountAliasRequest): string =>
  checks.text(AccountAlias, "accountAlias", {
    minimum: 3,
    maximum: 63,
    pattern: /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/,
  });

const onAliases = (operation: string) => () => ({ action: `iam:${operation}`, resources: ["*"] });

/**
 * `CreateAccountAlias`: an account has one alias at most, and a new one takes the place of the one before. No two
 * accounts of a partition have the same.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html (read 2026-11-28)
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/FindingYourAWSId.html (Japanese edition, read 2026-11-28)
 */
export function createAccountAlias({ world }: IamContext): Operation<CreateAccountAliasRequest, undefined> {
  return {
    mutates: true,
    authorization: onAliases("CreateAccountAlias"),

    answer(input, { account }) {
      const alias = aliasIn(input);
      const aliases = aliasesOf(world);
      if (Object.values(aliases).includes(alias)) {
        throw new ServiceError("EntityAlreadyExists", `The account alias ${alias} already exists.`, 409);
      }
      aliases[account] = alias;
      return undefined;
    },
  };
}

/** `DeleteAccountAlias`: only the alias that the caller's account has. */
export function deleteAccountAlias({ world }: IamContext): Operation<DeleteAccountAliasRequest, undefined> {
  return {
    mutates: true,
    authorization: onAliases("DeleteAccountAlias"),

    answer(input, { account }) {
      const alias = aliasIn(input);
      const aliases = aliasesOf(world);
      if (aliases[account] !== alias) {
        throw new ServiceError("NoSuchEntity", `The account alias ${alias} cannot be found.`, 404);
      }
      delete aliases[account];
      return undefined;
    },
  };
}

/** `ListAccountAliases`: a list of one alias, or of none. */
export function listAccountAliases({
  world,
  options,
}: IamContext): Operation<ListAccountAliasesRequest, ListAccountAliasesResponse> {
  return {
    mutates: false,
    authorization: onAliases("ListAccountAliases"),

    answer(input, { account }) {
      const alias = aliasesOf(world)[account];
      const known = alias === undefined ? [] : [alias];
      const page = cutPage(known, (one) => one, pageRequest(input, options), checks.refuse);
      return {
        AccountAliases: [...page.items],
        IsTruncated: page.nextToken !== undefined,
        Marker: page.nextToken,
      };
    },
  };
}
