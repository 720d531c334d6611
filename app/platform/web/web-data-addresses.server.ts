import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";

import { CHANGING_METHODS, refuse } from "./web-methods.server";

/** Refuses addresses that Remix answers for its own script but that no page of the portal requests: the data of a
 *  single route (`?_data=`), and `….data` unless it is that of a page. In development, where the pages change, any
 *  `….data` is allowed. */
export function requirePageData(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const isOfPage = typeof build === "function" ? () => true : pageAddresses(build);
  return (request, response, next) => {
    const [path = "", query = ""] = request.originalUrl.split("?", 2);
    const isRouteData = query !== "" && new URLSearchParams(query).has("_data");
    const page = path.endsWith(".data") ? plainPath(path.slice(0, -".data".length)) : null;
    const isAllowed = page === null || (!CHANGING_METHODS.includes(request.method) && isOfPage(page));
    if (isAllowed && !isRouteData) next();
    else refuse(request.path, response, 404, "Not found");
  };
}

/** Returns a function that tells the address of a page from that of a download or of the API, even if it also matches a
 *  page. */
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

/** Returns whether a route contains pages and is not one itself. */
function isLayout(build: ServerBuild, id: string): boolean {
  return Object.values(build.routes).some(({ parentId }) => parentId === id);
}

/** Returns `invoices/:number` as a regular expression that ignores case, as Remix does. A route that matches any
 *  address is not included. */
function patternOf(build: ServerBuild, route: Route): RegExp {
  const segments: string[] = [];
  for (let at: Route | undefined = route; at; at = at.parentId === undefined ? undefined : build.routes[at.parentId]) {
    if (at.path !== undefined && at.path !== "") segments.unshift(at.path);
  }
  const written = segments.join("/").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^/${written.replace(/:\w+/g, "[^/]+")}/?$`, "i");
}

/** Returns the path as Remix reads it: decoded, and in lower case. */
function plainPath(path: string): string {
  return decodeURIComponent(path).toLowerCase();
}
