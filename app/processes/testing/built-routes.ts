import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

import type { ServerBuild } from "@remix-run/node";

import { buildPortal } from "../bootstrap/build-portal.mjs";

/** A route of the built portal. */
export type BuiltRoute = {
  /** With `/` in front, `:name` for a parameter, `*` for anything. */
  readonly path: string;
  readonly hasLoader: boolean;
  readonly hasAction: boolean;
  /** False for a download and for the API. */
  readonly isPage: boolean;
};

/** Builds the portal when its sources changed, and returns every route except the root. */
export async function builtRoutes(): Promise<readonly BuiltRoute[]> {
  await buildPortal();
  const { routes } = (await import(pathToFileURL(resolve("build/pages/server/index.js")).href)) as ServerBuild;
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route === undefined
      ? ""
      : [pathOf(route.parentId), route.path ?? ""].filter((part) => part !== "").join("/");
  };
  return Object.values(routes)
    .filter(({ parentId }) => parentId !== undefined)
    .map(({ id, module }) => ({
      path: `/${pathOf(id)}`,
      hasLoader: module.loader !== undefined,
      hasAction: module.action !== undefined,
      isPage: module.default !== undefined,
    }));
}
