import { request } from "@playwright/test";

/** A route as the portal serves it: with `/` in front, `:name` for a parameter, `*` for anything. */
export type ServedRoute = { readonly path: string; readonly hasLoader: boolean; readonly hasAction: boolean };

type ManifestRoute = {
  readonly id: string;
  readonly parentId?: string;
  readonly path?: string;
  readonly hasLoader: boolean;
  readonly hasAction: boolean;
};

/** Returns every route of the portal except the root, as the built pages have them. */
export async function servedRoutes(baseURL: string | undefined): Promise<ServedRoute[]> {
  const visitor = await request.newContext({ baseURL: String(baseURL), storageState: { cookies: [], origins: [] } });
  const page = await (await visitor.get("/login")).text();
  const address = /\/assets\/manifest-[\w-]+\.js/.exec(page)?.[0];
  if (address === undefined) throw new Error("The page does not name the list of routes");
  const script = await (await visitor.get(address)).text();
  await visitor.dispose();
  const { routes } = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1)) as {
    routes: Readonly<Record<string, ManifestRoute>>;
  };
  return Object.values(routes)
    .filter(({ id }) => id !== "root")
    .map((route) => ({
      path: `/${pathOf(route, routes)}`,
      hasLoader: route.hasLoader,
      hasAction: route.hasAction,
    }));
}

function pathOf(route: ManifestRoute, routes: Readonly<Record<string, ManifestRoute>>): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  return [parent === undefined ? "" : pathOf(parent, routes), route.path ?? ""].filter((part) => part !== "").join("/");
}
