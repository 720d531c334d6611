import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import pg from "pg";

import { listInvoices } from "./invoice-list-query";
import { reportTo } from "./measured";

// The least that can answer a list of invoices: node:http, the query, a template string. `CUSTOMER_ID` says whose.
const customerId = process.env["CUSTOMER_ID"] ?? "";
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 4 });

const server = createServer((_request, response) => {
  void listInvoices(pool, customerId).then((invoices) => {
    const rows = invoices.map(
      (each) =>
        `<tr><th><a href="/invoices/${each.number}">${each.number}</a></th><td>${each.issuedOn}</td><td>${each.status}</td>` +
        `<td>${euros(each.netCents)}</td><td>${euros(each.totalCents)}</td></tr>`,
    );
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!DOCTYPE html><title>Facturen</title><h1>Facturen</h1><table>${rows.join("")}</table>`);
  });
});
server.listen(0, "127.0.0.1", () => {
  reportTo(process, (server.address() as AddressInfo).port);
});

function euros(cents: number): string {
  return `€ ${(cents / 100).toFixed(2)}`;
}
