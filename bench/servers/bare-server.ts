import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { getInvoiceFile } from "~/modules/invoices/server/get-invoice-file.server";
import { listInvoices } from "~/modules/invoices/server/list-invoices.server";
import { silentConnectionLog } from "~/platform/database/connections.server";
import { openDatabase } from "~/platform/database/database.server";
import { portalUrlOf } from "~/platform/database/portal-login.server";

import { reportTo } from "./measured";

// The least that can answer what the portal does: node:http, the portal's own query, a template string. No session: CUSTOMER_ID
// says whose invoices they are.
const customerId = process.env["CUSTOMER_ID"] ?? "";
const url = portalUrlOf(process.env["DATABASE_URL"] ?? "") ?? "";
const context = { database: openDatabase({ url, role: "web", poolSize: 4, log: silentConnectionLog }) };

const server = createServer((request, response) => {
  const number = /^\/invoices\/([^/]+)\/pdf$/.exec(request.url ?? "")?.[1];
  void (number === undefined ? listPage() : pdfOf(number)).then(({ type, content }) => {
    response.setHeader("Content-Type", type);
    response.end(content);
  });
});
server.listen(0, "127.0.0.1", () => {
  reportTo(process, (server.address() as AddressInfo).port);
});

type Answer = { readonly type: string; readonly content: string | Uint8Array };

async function listPage(): Promise<Answer> {
  const { invoices } = await listInvoices(context, customerId, { year: null, status: null, search: null, after: null });
  const rows = invoices.map(
    (each) =>
      `<tr><th><a href="/invoices/${each.number}">${each.number}</a></th><td>${each.issuedOn}</td><td>${each.status}</td>` +
      `<td>${euros(each.netCents)}</td><td>${euros(each.totalCents)}</td></tr>`,
  );
  return {
    type: "text/html; charset=utf-8",
    content: `<!DOCTYPE html><title>Facturen</title><h1>Facturen</h1><table>${rows.join("")}</table>`,
  };
}

async function pdfOf(number: string): Promise<Answer> {
  return getInvoiceFile(context, customerId, number, "pdf");
}

function euros(cents: number): string {
  return `€ ${(cents / 100).toFixed(2)}`;
}
