import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { Suspense } from "react";
import { renderToString } from "react-dom/server";

import { pageBody } from "~/platform/web/page-body.server";
import { pageStateScript } from "~/platform/web/page-state-script.server";
import { pathForLog } from "~/platform/web/web-incident.server";
import { PageRequestContext } from "~/ui/page-request";
import { needsScripts } from "~/ui/page-scripts";

/** Renders a page at once rather than as a stream: pages wait for their data anyway, and this costs the server half as
 *  much. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, incident }: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream, ...context } = remixContext;
  const hasFailed = context.staticHandlerContext.errors !== null;
  const scripted = context.staticHandlerContext.matches.every(({ route }) =>
    needsScripts(context.routeModules[route.id]?.handle),
  );
  const html = renderToString(
    <PageRequestContext.Provider value={{ nonce, incident: hasFailed ? incident : null, scripted }}>
      <Suspense>
        <RemixServer context={context} url={request.url} nonce={nonce} />
      </Suspense>
    </PageRequestContext.Provider>,
  );
  const page = pageBody(
    `<!DOCTYPE html>${scripted && serverHandoffStream ? await withState(html, serverHandoffStream, nonce) : html}`,
    request.headers.get("Accept-Encoding"),
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  for (const [name, value] of Object.entries(page.headers)) headers.set(name, value);
  return new Response(page.body, { status, headers });
}

async function withState(html: string, state: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const script = await pageStateScript(state, nonce);
  return html.replace("</body>", () => `${script}</body>`);
}

/** Logs what a loader, an action or a component threw, with the number that the error page shows. */
export function handleError(
  error: unknown,
  { request, context }: { readonly request: Request; readonly context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  const facts = { incident: context.incident, method: request.method, path: pathForLog(new URL(request.url).pathname) };
  if (isRouteErrorResponse(error)) context.server.log.warn({ ...facts, status: error.status }, "request refused");
  else context.server.log.error({ ...facts, err: error }, "request failed");
}
