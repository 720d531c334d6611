import type { ServerBuild } from "@remix-run/node";

/** Gives each request the handler that knows only the pages its address may mean. Remix compares an address with every page it
 *  is given, several times per request; this leaves those that begin with the same word, and those that fit any.
 *  Answers the handler of a path; a build that is made anew for each request is not split. */
export function pagesByPlace<Handler>(
  build: ServerBuild | (() => Promise<ServerBuild>),
  handlerOf: (build: ServerBuild | (() => Promise<ServerBuild>)) => Handler,
): (path: string) => Handler {
  const everywhere = handlerOf(build);
  if (typeof build === "function") return () => everywhere;
  const words = new Set(Object.values(build.routes).flatMap((route) => ownWord(route, build) ?? []));
  const handlers = new Map([...words].map((word) => [word, handlerOf(partOf(build, word))]));
  return (path) => handlers.get(firstWord(path).replace(/\.data$/, "")) ?? everywhere;
}

type Route = NonNullable<ServerBuild["routes"][string]>;

function partOf(build: ServerBuild, word: string): ServerBuild {
  const isKept = ([id]: readonly [string, unknown]): boolean => {
    const route = build.routes[id];
    return route !== undefined && [null, word].includes(ownWord(route, build));
  };
  const kept = <Value>(routes: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(routes).filter(isKept));
  return { ...build, routes: kept(build.routes), assets: { ...build.assets, routes: kept(build.assets.routes) } };
}

/** The word that every address of a page begins with; null when it has none of its own, or one that varies. */
function ownWord(route: Route, build: ServerBuild): string | null {
  const word = firstWord(`/${fullPath(route, build)}`);
  return /^[a-z0-9.-]+$/.test(word) ? word : null;
}

function fullPath({ parentId, path = "" }: Route, build: ServerBuild): string {
  const parent = parentId === undefined ? undefined : build.routes[parentId];
  const above = parent === undefined ? "" : fullPath(parent, build);
  return above === "" || path === "" ? above + path : `${above}/${path}`;
}

function firstWord(path: string): string {
  return path.split("/", 2)[1] ?? "";
}
