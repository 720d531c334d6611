import enAccount from "./en/account";
import enAllowance from "./en/allowance";
import enChanges from "./en/changes";
import enCommon from "./en/common";
import enContract from "./en/contract";
import enCostCentres from "./en/cost-centres";
import enDashboard from "./en/dashboard";
import enErrors from "./en/errors";
import enFairUse from "./en/fair-use";
import enFindings from "./en/findings";
import enIdentity from "./en/identity";
import enInvoiceCauses from "./en/invoice-causes";
import enInvoiceDocuments from "./en/invoice-documents";
import enInvoiceLines from "./en/invoice-lines";
import enInvoices from "./en/invoices";
import enMail from "./en/mail";
import enModules from "./en/modules";
import enNames from "./en/names";
import enNotActive from "./en/not-active";
import enProducts from "./en/products";
import enPrepare from "./en/prepare";
import enPrepared from "./en/prepared";
import enPeople from "./en/people";
import enProposal from "./en/proposal";
import enRequests from "./en/requests";
import enService from "./en/service";
import enShell from "./en/shell";
import enShrink from "./en/shrink";
import enTariffs from "./en/tariffs";
import enUsage from "./en/usage";
import nlAccount from "./nl/account";
import nlAllowance from "./nl/allowance";
import nlChanges from "./nl/changes";
import nlCommon from "./nl/common";
import nlContract from "./nl/contract";
import nlCostCentres from "./nl/cost-centres";
import nlDashboard from "./nl/dashboard";
import nlErrors from "./nl/errors";
import nlFairUse from "./nl/fair-use";
import nlFindings from "./nl/findings";
import nlIdentity from "./nl/identity";
import nlInvoiceCauses from "./nl/invoice-causes";
import nlInvoiceDocuments from "./nl/invoice-documents";
import nlInvoiceLines from "./nl/invoice-lines";
import nlInvoices from "./nl/invoices";
import nlMail from "./nl/mail";
import nlModules from "./nl/modules";
import nlNames from "./nl/names";
import nlNotActive from "./nl/not-active";
import nlProducts from "./nl/products";
import nlPrepare from "./nl/prepare";
import nlPrepared from "./nl/prepared";
import nlPeople from "./nl/people";
import nlProposal from "./nl/proposal";
import nlRequests from "./nl/requests";
import nlService from "./nl/service";
import nlShell from "./nl/shell";
import nlShrink from "./nl/shrink";
import nlTariffs from "./nl/tariffs";
import nlUsage from "./nl/usage";
import type { Language } from "~/kernel/language";
import type { Namespaces } from "./namespaces";
import { translated, type Sentences } from "./translation";

/** The sentences of every namespace in every language, for the server; a page gets those it asks for. A new namespace is a file per language
 *  and a line here and in `namespaces.ts`. */
export const namespaces: Readonly<Record<keyof Namespaces, Readonly<Record<Language, Sentences>>>> = {
  account: translated(nlAccount, enAccount),
  allowance: translated(nlAllowance, enAllowance),
  changes: translated(nlChanges, enChanges),
  common: translated(nlCommon, enCommon),
  contract: translated(nlContract, enContract),
  "cost-centres": translated(nlCostCentres, enCostCentres),
  dashboard: translated(nlDashboard, enDashboard),
  errors: translated(nlErrors, enErrors),
  "fair-use": translated(nlFairUse, enFairUse),
  findings: translated(nlFindings, enFindings),
  identity: translated(nlIdentity, enIdentity),
  "invoice-causes": translated(nlInvoiceCauses, enInvoiceCauses),
  "invoice-documents": translated(nlInvoiceDocuments, enInvoiceDocuments),
  "invoice-lines": translated(nlInvoiceLines, enInvoiceLines),
  invoices: translated(nlInvoices, enInvoices),
  mail: translated(nlMail, enMail),
  modules: translated(nlModules, enModules),
  names: translated(nlNames, enNames),
  "not-active": translated(nlNotActive, enNotActive),
  products: translated(nlProducts, enProducts),
  prepare: translated(nlPrepare, enPrepare),
  prepared: translated(nlPrepared, enPrepared),
  people: translated(nlPeople, enPeople),
  proposal: translated(nlProposal, enProposal),
  requests: translated(nlRequests, enRequests),
  service: translated(nlService, enService),
  shell: translated(nlShell, enShell),
  shrink: translated(nlShrink, enShrink),
  tariffs: translated(nlTariffs, enTariffs),
  usage: translated(nlUsage, enUsage),
};
