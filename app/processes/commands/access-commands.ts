import type { Command } from "commander";

import { answerAsOperator, type Shell } from "./shell";

/** Who may do what, and the proof of what was done. */
export function addAccessCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  insight
    .command("user")
    .description("customers' users")
    .command("invite")
    .description("adds a user to a customer and mails the invitation")
    .argument("<email>", "address of the user")
    .requiredOption("--customer <number>", "customer number")
    .requiredOption("--role <role>", "owner or member")
    .option("--name <name>", "name of the user")
    .action(async (email: string, options: { customer: string; role: string; name?: string }) => {
      const { userInviteCommand } = await import("../cli/user-invite");
      await answerAsOperator(shell, (context) => userInviteCommand(context, email, options, streams));
    });

  insight
    .command("token")
    .description("tokens for the API")
    .command("create")
    .description("makes a token and prints it, this once")
    .requiredOption("--user <email>", "whose token it is")
    .option("--scopes <scopes...>", "what it may do; without any, all that the user's role may")
    .action(async (options: { user: string; scopes?: string[] }) => {
      const { tokenCreateCommand } = await import("../cli/token-create");
      await answerAsOperator(shell, (context) => tokenCreateCommand(context, options, streams));
    });

  insight
    .command("audit")
    .description("the audit log")
    .command("verify")
    .description("tells whether an entry was changed or taken out")
    .action(async () => {
      const { auditVerifyCommand } = await import("../cli/audit-verify");
      await answerAsOperator(shell, (context) => auditVerifyCommand(context, streams));
    });
}
