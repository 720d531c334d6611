import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

import { refuse } from "./web-methods.server";

/** Refuses the addresses under which Remix answers its own script and no page of the portal asks for: a single route's data
 *  (`?_data=`), and `….data` unless it is what a page shows. In development, where the pages change, any `….data` passes. */
export function requirePageData(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const isOfPage = typeof build === "function" ? () => true : pageAddresses(build);
  return (request, response, next) => {
    const [path = "", query = ""] = request.originalUrl.split("?", 2);
    const isRouteData = query !== "" && new URLSearchParams(query).has("_data");
    const page = path.endsWith(".data") ? plainPath(path.slice(0, -".data".length)) : null;
    const isAllowed = page === null || (request.method !== "POST" && isOfPage(page));
    if (isAllowed && !isRouteData) next();
    else refuse(request.path, response, 404, "Not found");
  };
}

/** True for the address of a page; false for that of a download or of the API, though it fit a page's too. */
function pageAddresses(build: ServerBuild): (path: string) => boolean {
  const routes = Object.values(build.routes).filter((route) => !isLayout(build, route.id));
  const [pages, others] = [true, false].map((isPage) =>
    routes.filter(({ module }) => (module.default !== undefined) === isPage).map((route) => patternOf(build, route)),
  );
  return (path) => {
    const fits = (pattern: RegExp): boolean => pattern.test(path === "/_root" ? "/" : path);
    return pages?.some(fits) === true && others?.some(fits) !== true;
  };
}

type Route = NonNullable<ServerBuild["routes"][string]>;

/** Stands around pages and is none. */
function isLayout(build: ServerBuild, id: string): boolean {
  return Object.values(build.routes).some(({ parentId }) => parentId === id);
}

/** `invoices/:number` as an expression, without regard to case, as Remix takes it. What fits any address is no page's. */
function patternOf(build: ServerBuild, route: Route): RegExp {
  const segments: string[] = [];
  for (let at: Route | undefined = route; at; at = at.parentId === undefined ? undefined : build.routes[at.parentId]) {
    if (at.path !== undefined && at.path !== "") segments.unshift(at.path);
  }
  const written = segments.join("/").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^/${written.replace(/:\w+/g, "[^/]+")}/?$`, "i");
}

/** As Remix reads it: of letters in either case, and encoded ones. */
function plainPath(path: string): string {
  return decodeURIComponent(path).toLowerCase();
}
