import type { Command } from "commander";

import type { TokenCreateOptions } from "../cli/token-create";
import type { UserInviteOptions } from "../cli/user-invite";
import { answerAsOperator, type Shell } from "./shell";

/** Adds the commands for users, tokens and the audit log. */
export function addIdentityCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  insight
    .command("user")
    .description("users of a customer")
    .command("invite")
    .description("mails a link to set a password")
    .argument("<email>", "of the user")
    .requiredOption("--customer <number>", "customer number")
    .requiredOption("--role <role>", "owner or member")
    .option("--name <name>", "of the user; without it, what stands before the @")
    .action(async (email: string, options: UserInviteOptions) => {
      const { userInviteCommand } = await import("../cli/user-invite");
      await answerAsOperator(shell, (context) => userInviteCommand(context, email, options, streams));
    });

  insight
    .command("token")
    .description("tokens for the API")
    .command("create")
    .description("makes a token that acts for a user")
    .requiredOption("--user <email>", "for whom it acts")
    .option("--scopes <scopes...>", "what it may do, by commas or spaces; without it, all that the user's role may")
    .action(async (options: TokenCreateOptions) => {
      const { tokenCreateCommand } = await import("../cli/token-create");
      await answerAsOperator(shell, (context) => tokenCreateCommand(context, options, streams));
    });

  insight
    .command("audit")
    .description("the audit log")
    .command("verify")
    .description("recomputes it; fails when an entry was changed or taken out")
    .action(async () => {
      const { auditVerifyCommand } = await import("../cli/audit-verify");
      await answerAsOperator(shell, (context) => auditVerifyCommand(context, streams));
    });
}
