import type { ServerBuild } from "@remix-run/node";

type Route = NonNullable<ServerBuild["routes"][string]>;

/** Returns a Remix build that has only resource routes, by path, so that what stands in front of the pages is tested
 *  without building them. */
export function testPages(routes: Readonly<Record<string, Pick<Route["module"], "loader" | "action">>>): ServerBuild {
  const entries = Object.entries(routes).map(([path, module]): [string, Route] => [
    `routes/${path}`,
    { id: `routes/${path}`, path, module: module as Route["module"] },
  ]);
  return {
    entry: { module: { default: () => new Response("no pages here", { status: 404 }), handleError: () => undefined } },
    routes: Object.fromEntries(entries),
    assets: { version: "test", url: "", entry: { module: "", imports: [] }, routes: {} },
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
