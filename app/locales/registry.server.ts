import enAccount from "./en/account.json";
import enAllowance from "./en/allowance.json";
import enCommon from "./en/common.json";
import enChanges from "./en/changes.json";
import enCostCentres from "./en/cost-centres.json";
import enContract from "./en/contract.json";
import enErrors from "./en/errors.json";
import enInvoiceCauses from "./en/invoice-causes.json";
import enInvoiceDocuments from "./en/invoice-documents.json";
import enInvoices from "./en/invoices.json";
import enIdentity from "./en/identity.json";
import enMail from "./en/mail.json";
import enModules from "./en/modules.json";
import enNotActive from "./en/not-active.json";
import enRequests from "./en/requests.json";
import enService from "./en/service.json";
import enShell from "./en/shell.json";
import nlAccount from "./nl/account.json";
import nlAllowance from "./nl/allowance.json";
import nlCommon from "./nl/common.json";
import nlChanges from "./nl/changes.json";
import nlCostCentres from "./nl/cost-centres.json";
import nlContract from "./nl/contract.json";
import nlErrors from "./nl/errors.json";
import nlInvoiceCauses from "./nl/invoice-causes.json";
import nlInvoiceDocuments from "./nl/invoice-documents.json";
import nlInvoices from "./nl/invoices.json";
import nlIdentity from "./nl/identity.json";
import nlMail from "./nl/mail.json";
import nlModules from "./nl/modules.json";
import nlNotActive from "./nl/not-active.json";
import nlRequests from "./nl/requests.json";
import nlService from "./nl/service.json";
import nlShell from "./nl/shell.json";
import enUsage from "./en/usage.json";
import nlUsage from "./nl/usage.json";
import enDashboard from "./en/dashboard.json";
import nlDashboard from "./nl/dashboard.json";

/** Every namespace of texts, in every language; a new one is a file per language and a line here. */
export const namespaces = {
  account: { nl: nlAccount, en: enAccount },
  allowance: { nl: nlAllowance, en: enAllowance },
  changes: { nl: nlChanges, en: enChanges },
  common: { nl: nlCommon, en: enCommon },
  "cost-centres": { nl: nlCostCentres, en: enCostCentres },
  contract: { nl: nlContract, en: enContract },
  errors: { nl: nlErrors, en: enErrors },
  "invoice-causes": { nl: nlInvoiceCauses, en: enInvoiceCauses },
  "invoice-documents": { nl: nlInvoiceDocuments, en: enInvoiceDocuments },
  invoices: { nl: nlInvoices, en: enInvoices },
  identity: { nl: nlIdentity, en: enIdentity },
  mail: { nl: nlMail, en: enMail },
  modules: { nl: nlModules, en: enModules },
  "not-active": { nl: nlNotActive, en: enNotActive },
  requests: { nl: nlRequests, en: enRequests },
  service: { nl: nlService, en: enService },
  shell: { nl: nlShell, en: enShell },
  usage: { nl: nlUsage, en: enUsage },
  dashboard: { nl: nlDashboard, en: enDashboard },
} as const;

export type Namespace = keyof typeof namespaces;
