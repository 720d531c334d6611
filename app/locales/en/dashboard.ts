import type { Translation } from "../translation";
import type nl from "../nl/dashboard";

export default {
  newestInvoice: "Invoice {{period}}",
  withVatOf: "with VAT, {{net}} without",
  numberOf: "Number {{number}}",
  showInvoice: "Show invoice",
  partsCaption: "What the invoice is made of",
  part: "Made of",
  historyBlock: "Costs per month",
  historySentence_one: "{{amount}} without VAT on 1 invoice.",
  historySentence_other: "{{amount}} without VAT on {{count}} invoices.",
  toLedger: "How it is counted",
  roomLead: "This many profiles you can still {{what}} until {{date}} without a buy-out fee.",
  toModules: "All profiles",
  modulesCaption: "What is in service, per month",
  inService: "In service",
  fixedCosts: "Fixed costs now",
  runningBlock: "Changes under way",
  toChanges: "All changes",
  runningNone: "Nothing is queued.",
  failedLead: "We could not carry this out. You pay nothing for it.",
  toContract: "To contract",
  inYear: "You are in contract year {{number}} of {{of}}. Your contract runs until {{date}}.",
  termOver: "Your contract term ended on {{date}} and it now runs on by the month.",
  comparedWith: "vs. {{month}}",
} as const satisfies Translation<typeof nl>;
