import type { LoaderFunctionArgs } from "@remix-run/node";

import { openApiDocument } from "~/modules/overview/server/openapi-document.server";

/** `GET /api/openapi.json`: what the API takes and answers; it holds nobody's data. */
export function loader({ context }: LoaderFunctionArgs): Response {
  const { brandName, baseUrl, apiRequestsPerMinute } = context.server.settings;
  return Response.json(openApiDocument({ name: brandName, url: baseUrl, requestsPerMinute: apiRequestsPerMinute }));
}
