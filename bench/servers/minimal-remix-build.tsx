import { createHash } from "node:crypto";

import type { EntryContext, ServerBuild } from "@remix-run/node";
import { Links, Meta, Outlet, RemixServer, Scripts, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";

import type { InvoiceSummary } from "~/modules/invoices/domain/invoice-summary";
import { getInvoiceFile } from "~/modules/invoices/server/get-invoice-file.server";
import { listInvoices } from "~/modules/invoices/server/list-invoices.server";
import { downloadResponse } from "~/platform/web/answer-download.server";
import type { ServerContext } from "~/platform/context.server";
import { readCookie } from "~/platform/web/cookies.server";
import { pageStateScript } from "~/platform/web/page-state-script.server";

type Context = Pick<ServerContext, "database">;
type Route = NonNullable<ServerBuild["routes"][string]>;
type InvoicesData = { readonly user: string; readonly invoices: readonly InvoiceSummary[] };

/** Returns the smallest Remix application with a page of invoices for a signed-in user: single fetch, rendered at
 *  once. */
export function minimalBuild(context: Context): ServerBuild {
  const root: Route = { id: "root", path: "", module: { default: Root } };
  const invoices: Route = {
    id: "routes/invoices",
    parentId: "root",
    path: "invoices",
    module: { default: Invoices, loader: ({ request }) => loadInvoices(context, request) },
  };
  const pdf: Route = {
    id: "routes/pdf",
    parentId: "root",
    path: "invoices/:number/pdf",
    module: {
      default: undefined,
      loader: ({ request, params }) => loadPdf(context, request, params["number"] ?? ""),
    },
  };
  return {
    entry: { module: { default: render } },
    routes: { root, [invoices.id]: invoices, [pdf.id]: pdf },
    assets: {
      version: "1",
      url: "/assets/manifest-1.js",
      entry: { module: "/assets/entry.client-1.js", imports: ["/assets/components-1.js"] },
      routes: {
        root: manifestOf(root, false),
        [invoices.id]: manifestOf(invoices, true),
        [pdf.id]: manifestOf(pdf, true),
      },
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    isSpaMode: false,
    mode: "production",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: false,
    },
  };
}

async function loadInvoices(context: Context, request: Request): Promise<InvoicesData> {
  const { customerId, user } = await sessionOf(context, request);
  const { invoices } = await listInvoices(context, customerId, { year: null, status: null, search: null, after: null });
  return { user, invoices };
}

async function loadPdf(context: Context, request: Request, number: string): Promise<Response> {
  const { customerId } = await sessionOf(context, request);
  return downloadResponse(await getInvoiceFile(context, customerId, number, "pdf"));
}

async function sessionOf({ database }: Context, request: Request): Promise<{ customerId: string; user: string }> {
  const id = readCookie(request.headers.get("Cookie"), "session") ?? "";
  const { rows } = await database.pool.query<{ customer_id: string; user_name: string }>({
    name: "session",
    text: "SELECT customer_id, user_name FROM find_session($1)",
    values: [createHash("sha256").update(id).digest("hex")],
  });
  const [session] = rows;
  if (!session) throw new Response(null, { status: 401 });
  return { customerId: session.customer_id, user: session.user_name };
}

function Root(): ReactElement {
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  );
}

function Invoices(): ReactElement {
  const { user, invoices } = useLoaderData<InvoicesData>();
  return (
    <main>
      <h1>Facturen van {user}</h1>
      <table>
        <tbody>
          {invoices.map((each) => (
            <tr key={each.number}>
              <th>
                <a href={`/invoices/${each.number}`}>{each.number}</a>
              </th>
              <td>{each.issuedOn}</td>
              <td>{each.status}</td>
              <td>{(each.netCents / 100).toFixed(2)}</td>
              <td>{(each.totalCents / 100).toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

async function render(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...context }: EntryContext,
): Promise<Response> {
  const html = renderToString(<RemixServer context={context} url={request.url} />);
  const script = serverHandoffStream === undefined ? "" : await pageStateScript(serverHandoffStream, "");
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!DOCTYPE html>${html.replace("</body>", () => `${script}</body>`)}`, { status, headers });
}

function manifestOf(route: Route, hasLoader: boolean): ServerBuild["assets"]["routes"][string] {
  return {
    id: route.id,
    ...(route.parentId === undefined ? {} : { parentId: route.parentId }),
    ...(route.path === undefined ? {} : { path: route.path }),
    module: `/assets/${route.id.replace("/", ".")}-1.js`,
    imports: ["/assets/components-1.js"],
    hasLoader,
    hasAction: false,
    hasErrorBoundary: false,
    hasClientAction: false,
    hasClientLoader: false,
  };
}
