import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  IAMClient,
  ListAccountAliasesCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { iamService } from "../../../../infra/sandbox/services/iam.ts";
import { arrangeGateway, refusalOf } from "../gateway/arranged-gateway.ts";

async function arrange() {
  const { client, events } = await arrangeGateway(({ world }) => [iamService(world)]);
  const of = (account: string) => {
    const iam = new IAMClient(client(account));
    return {
      create: (AccountAlias: string) => iam.send(new CreateAccountAliasCommand({ AccountAlias })),
      remove: (AccountAlias: string) => iam.send(new DeleteAccountAliasCommand({ AccountAlias })),
      list: async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases,
    };
  };
  return { one: of("111122223333"), other: of("444455556666"), events };
}

describe("the alias of an account", () => {
  it("is none until it is made, and is the account's own", async () => {
    const { one, other, events } = await arrange();
    const before = await one.list();

    await one.create("acme");

    expect([before, await one.list(), await other.list()]).toEqual([[], ["acme"], []]);
    expect(events).toMatchObject([
      { detail: { eventName: "CreateAccountAlias", requestParameters: { accountAlias: "acme" } } },
    ]);
  });

  it("gives way to a new one", async () => {
    const { one } = await arrange();
    await one.create("acme");

    await one.create("acme-media");

    expect(await one.list()).toEqual(["acme-media"]);
  });

  it("is nobody else's", async () => {
    const { one, other } = await arrange();
    await one.create("acme");

    const refusal = await refusalOf(other.create("acme"));

    expect(refusal).toMatchObject({
      name: "EntityAlreadyExistsException",
      $metadata: { httpStatusCode: 409 },
    });
  });

  it("is deleted by its name alone", async () => {
    const { one, other } = await arrange();
    await one.create("acme");

    const refusal = await refusalOf(other.remove("acme"));
    await one.remove("acme");

    expect(refusal).toMatchObject({ name: "NoSuchEntityException", $metadata: { httpStatusCode: 404 } });
    expect(await one.list()).toEqual([]);
  });

  it.each(["ab", "Acme", "-acme", "acme-", "ac--me", "a.b.c"])("cannot be %s", async (alias) => {
    const { one } = await arrange();

    const refusal = await refusalOf(one.create(alias));

    expect(refusal).toMatchObject({ name: "ValidationError", $metadata: { httpStatusCode: 400 } });
  });
});
