import type { AppLoadContext } from "@remix-run/node";
import type * as z from "zod";

import { NotFoundError } from "~/kernel/not-found";
import { isDatabaseUnavailable } from "../database/database-unavailable.server";
import { problem } from "./problem.server";

/** Answers an API request. Every error becomes problem details (RFC 9457), an unexpected one with the number under
 *  which it is logged. */
export async function answerApi(
  { server, incident }: Pick<AppLoadContext, "server" | "incident">,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Response) return error;
    if (error instanceof NotFoundError) return problem(404, { code: "not-found" });
    // Whoever stands around the routes answers for the database.
    if (isDatabaseUnavailable(error)) throw error;
    server.log.error({ incident, err: error }, "request failed");
    return problem(500, { code: "failed", members: { incident } });
  }
}

/** Parses the body of a request with a schema. Throws problem details 400 that state what is wrong with it. */
export async function parseJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await request.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw problem(400, { code: "not-parseable", detail: "The body is not JSON." });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw problem(400, {
    code: "not-parseable",
    detail: "The body is not what this end point takes.",
    members: { issues },
  });
}
