import { InvalidArgumentError } from "@commander-js/extra-typings";
import { accountId, gather } from "./options.ts";
import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands about policy files; they need no account. */
export function definePolicy(program: Program, { within }: Setting): void {
  const policy = program
    .command("policy")
    .summary("check, explain and begin policy files; needs no account")
    .description(
      "Works on policy files: what should be, of an account's service-linked roles. Needs no account, calls nothing, and changes nothing in AWS.",
    );

  policy
    .command("check")
    .summary("say everything that is wrong with a file, or what is in it")
    .description(
      "Says everything that is wrong with a policy file at once, each with its line and column (exit code 2); or what is in it, with the digest of its meaning.",
    )
    .argument("<file>", "the policy, in YAML")
    .action(async (file, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { checkPolicy } = await import("../commands/policy-check.ts");
        return checkPolicy(session, file);
      }),
    );

  policy
    .command("explain")
    .summary("say which rule counts for a role, and why")
    .description(
      "Says which rule of a policy counts for a role and why, what each other rule lacks, and whether the role is exempt.",
    )
    .argument("<file>", "the policy, in YAML")
    .argument("<role>", "the role's name")
    .option(
      "--service <principal>",
      "the service that owns the role, such as ivs.amazonaws.com (default: as the catalogue knows it)",
    )
    .option("--tag <key=value>", "a tag that the role has; may be given several times", keyAndValue)
    .option("--account <id>", "the account that the role is in", accountId)
    .option("--ou <id>", "an organizational unit that holds the account; may be given several times", gather)
    .option("--at <instant>", "when, such as 2026-11-21T09:00:00Z (default: now)", instant)
    .action(async (file, role, options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { explainPolicy } = await import("../commands/policy-explain.ts");
        return explainPolicy(session, file, role, options);
      }),
    );

  policy
    .command("init")
    .summary("write a policy to start from, which only observes")
    .description(
      "Writes a policy to start from. It only observes, and tells in comments how to ask for more. A file that is there already stays as it is.",
    )
    .argument("[file]", "where to write it; - for standard output", "rolecall.policy.yaml")
    .action(async (file, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { initPolicy } = await import("../commands/policy-init.ts");
        return initPolicy(session, file);
      }),
    );

  policy
    .command("compile")
    .summary("print what a policy means, of which the digest is taken")
    .description(
      "Prints the compiled policy, of which the digest is taken: canonical JSON on one line, whatever --output says.",
    )
    .argument("<file>", "the policy, in YAML")
    .action(async (file, _options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { printCompiledPolicy } = await import("../commands/policy-compile.ts");
        return printCompiledPolicy(session, file);
      }),
    );

  policy
    .command("schema")
    .summary("print the JSON Schema of policy files, for editors")
    .description("Prints the JSON Schema of policy files, by which editors complete, explain and check them.")
    .action(async (_options, command) =>
      within(command.optsWithGlobals(), async (session) => {
        const { printPolicySchema } = await import("../commands/policy-schema.ts");
        return printPolicySchema(session);
      }),
    );
}

type Tag = readonly [key: string, value: string];

function keyAndValue(text: string, before: readonly Tag[] | undefined): readonly Tag[] {
  const at = text.indexOf("=");
  if (at < 1) {
    throw new InvalidArgumentError("It must be KEY=VALUE.");
  }
  return [...(before ?? []), [text.slice(0, at), text.slice(at + 1)]];
}

function instant(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
    throw new InvalidArgumentError("It must be an instant such as 2026-11-21T09:00:00Z.");
  }
  return at.toISOString();
}
