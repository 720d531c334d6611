import type { Command } from "commander";

import { answerAsOperator, type Shell } from "./shell";

/** Adds the commands from usage to a paid invoice. */
export function addBillingCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  insight
    .command("billing")
    .description("the state of billing")
    .command("attention")
    .description("lists customers whose invoice failed and is not issued yet, one JSON line each")
    .action(async () => {
      const { billingAttentionCommand } = await import("../cli/billing-attention");
      await answerAsOperator(shell, (context) => billingAttentionCommand(context, streams));
    });
  insight
    .command("bill")
    .description("issues the invoices of a month, one JSON line each")
    .requiredOption("--period <month>", "YYYY-MM: subscriptions of this month, usage of the one before")
    .option("--customer <number>", "only this customer")
    .option("--dry-run", "print what would be issued, issue nothing")
    .action(async (options: { period: string; customer?: string; dryRun?: boolean }) => {
      const { billCommand } = await import("../cli/bill");
      await answerAsOperator(shell, (context) => billCommand(context, options, streams));
    });
  addInvoiceCommands(insight, shell);
  insight
    .command("discount")
    .description("takes an amount off an invoice of one customer, as a line of its own")
    .requiredOption("--customer <number>", "whose invoice")
    .requiredOption("--cents <amount>", "what it takes off, in cents without VAT")
    .requiredOption("--text <text>", "the words on the invoice")
    .option(
      "--period <month>",
      "YYYY-MM: the invoice it is for, by default next month's; the next one when that is issued",
    )
    .option("--category <module>", "internet, voice, mobile or tv; without it the discount is on the whole invoice")
    .action(async (options: { customer: string; cents: string; text: string; period?: string; category?: string }) => {
      const { discountCommand } = await import("../cli/discount");
      await answerAsOperator(shell, (context) => discountCommand(context, options, streams));
    });
  insight
    .command("payment")
    .description("records that an invoice was collected, or that it failed")
    .argument("<number>", "invoice number")
    .requiredOption("--status <status>", "collected or failed")
    .requiredOption("--on <date>", "the day")
    .action(async (number: string, options: { status: string; on: string }) => {
      const { paymentCommand } = await import("../cli/payment");
      await answerAsOperator(shell, (context) => paymentCommand(context, number, options, streams));
    });
}

const FORMS = {
  show: "prints an invoice as JSON",
  pdf: "writes an invoice as PDF to standard output",
  xml: "writes an invoice as e-invoice (UBL) to standard output",
} as const;

function addInvoiceCommands(insight: Command, shell: Shell): void {
  const { streams } = shell;
  const invoice = insight.command("invoice").description("issued invoices");
  for (const [form, description] of Object.entries(FORMS) as [keyof typeof FORMS, string][]) {
    invoice
      .command(form)
      .description(description)
      .argument("<number>", "invoice number")
      .action(async (number: string) => {
        const { invoiceCommand } = await import("../cli/invoice");
        await answerAsOperator(shell, (context) => invoiceCommand(context, form, number, streams));
      });
  }
  invoice
    .command("verify")
    .description("computes the SHA-256 of archived documents again, of one invoice or of all")
    .argument("[number]", "invoice number; all without it")
    .action(async (number: string | undefined) => {
      const { verifyCommand } = await import("../cli/invoice");
      await answerAsOperator(shell, (context) => verifyCommand(context, number ?? null, streams));
    });
  invoice
    .command("credit")
    .description("takes an invoice back, or some of its lines, with a credit note")
    .argument("<number>", "invoice number")
    .requiredOption("--reason <text>", "why, for the customer")
    .option("--lines <numbers>", "only these lines: 1,2")
    .action(async (number: string, options: { lines?: string; reason: string }) => {
      const { creditCommand } = await import("../cli/invoice");
      await answerAsOperator(shell, (context) => creditCommand(context, number, options, streams));
    });
}
