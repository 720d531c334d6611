import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";

import { isDatabaseUnavailable } from "./database-unavailable.server";
import { problem } from "../web/problem.server";
import { pathForLog } from "../web/web-incident.server";

type Build = ServerBuild | (() => Promise<ServerBuild>);
type Route = NonNullable<ServerBuild["routes"][string]>;
type RouteModule = Route["module"];
type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/** Returns the pages with loaders and actions that answer 503 while the database is unavailable: with a page for
 *  people, and problem details for programs. */
export function withUnavailableResponses(build: Build): Build {
  return typeof build === "function" ? async () => guarded(await build()) : guarded(build);
}

/** Returns problem details 503. Whoever sends it adds when to try again. */
function unavailableResponse(): Response {
  return problem(503, {
    code: "unavailable",
    detail:
      "The portal cannot reach its data at the moment. Try again later; what was just sent may or may not have been stored.",
  });
}

function guarded(build: ServerBuild): ServerBuild {
  return {
    ...build,
    routes: Object.fromEntries(
      Object.entries(build.routes as Readonly<Record<string, Route>>).map(([id, route]) => [
        id,
        { ...route, module: guardedModule(route.module) },
      ]),
    ),
  };
}

function guardedModule(module: RouteModule): RouteModule {
  const { loader, action } = module;
  return {
    ...module,
    ...(loader === undefined ? {} : { loader: guardedHandler(loader) }),
    ...(action === undefined ? {} : { action: guardedHandler(action) }),
  } as RouteModule;
}

function guardedHandler(handle: Handler): Handler {
  return async (args) => {
    try {
      return await handle(args);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      const { context, request } = args;
      const { message } = error as Error;
      const path = pathForLog(new URL(request.url).pathname);
      context.server.log.warn({ incident: context.incident, path, reason: message }, "database unavailable");
      throw unavailableResponse();
    }
  };
}
