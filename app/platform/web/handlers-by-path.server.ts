import type { ServerBuild } from "@remix-run/node";

/** Returns a function that gives the handler for a path, which knows only the pages that the path can match. Remix
 *  compares an address with every page of its build several times per request. For a path that the build spells out,
 *  only that page is left; otherwise those with the same first segment and those that can match any. A build that is
 *  made anew for each request is not split. */
export function handlersByPath<Handler>(
  build: ServerBuild | (() => Promise<ServerBuild>),
  handlerOf: (build: ServerBuild | (() => Promise<ServerBuild>)) => Handler,
): (path: string) => Handler {
  const fallback = handlerOf(build);
  if (typeof build === "function") return () => fallback;
  const byPath = handlersOf(build, handlerOf, staticPath, isOrContains);
  const bySegment = handlersOf(build, handlerOf, staticFirstSegment, (segment, route) =>
    [null, segment].includes(staticFirstSegment(route, build)),
  );
  return (path) => {
    const key = path.replace(/\.data$/, "");
    return byPath.get(key) ?? bySegment.get(firstSegment(key)) ?? fallback;
  };
}

type Route = NonNullable<ServerBuild["routes"][string]>;

/** Returns a handler for each key of a page. */
function handlersOf<Handler>(
  build: ServerBuild,
  handlerOf: (build: ServerBuild) => Handler,
  keyOf: (route: Route, build: ServerBuild) => string | null,
  belongs: (key: string, route: Route, build: ServerBuild) => boolean,
): ReadonlyMap<string, Handler> {
  const routes = routesOf(build);
  const keys = new Set(routes.flatMap((route) => keyOf(route, build) ?? []));
  return new Map(
    [...keys].map((key) => {
      const ids = new Set(routes.filter((route) => belongs(key, route, build)).map(({ id }) => id));
      return [key, handlerOf(buildWith(build, ids))];
    }),
  );
}

function buildWith(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const kept = <Value>(routes: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)));
  return { ...build, routes: kept(build.routes), assets: { ...build.assets, routes: kept(build.assets.routes) } };
}

/** Returns the path of a page as requests write it, or null when part of it varies, and for layouts. */
function staticPath(route: Route, build: ServerBuild): string | null {
  const path = `/${fullPath(route, build)}`;
  const isPage = routesOf(build).every(({ parentId }) => parentId !== route.id);
  return isPage && /^\/[a-z0-9./-]*$/.test(path) ? path : null;
}

/** Returns whether a route is a page with that path or a layout around one. */
function isOrContains(path: string, route: Route, build: ServerBuild): boolean {
  return (
    staticPath(route, build) === path ||
    routesOf(build).some((each) => each.parentId === route.id && isOrContains(path, each, build))
  );
}

function routesOf(build: ServerBuild): Route[] {
  return Object.values(build.routes);
}

/** Returns the first segment shared by all paths of a page, or null when there is none or it varies. */
function staticFirstSegment(route: Route, build: ServerBuild): string | null {
  const segment = firstSegment(`/${fullPath(route, build)}`);
  return /^[a-z0-9.-]+$/.test(segment) ? segment : null;
}

function fullPath({ parentId, path = "" }: Route, build: ServerBuild): string {
  const parent = parentId === undefined ? undefined : build.routes[parentId];
  const above = parent === undefined ? "" : fullPath(parent, build);
  return above === "" || path === "" ? above + path : `${above}/${path}`;
}

function firstSegment(path: string): string {
  return path.split("/", 2)[1] ?? "";
}
