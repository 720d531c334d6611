import { problem } from "~/platform/web/problem.server";
import { MOST_COMPARED } from "./judged-drafts.server";

/** Returns the drafts that the address of an API request names; none: those that were changed last. Throws problem details 400 for more than
 *  can stand side by side. */
export function comparedIds(request: Request): string[] {
  const ids = [...new Set(new URL(request.url).searchParams.getAll("draft"))];
  if (ids.length <= MOST_COMPARED) return ids;
  throw problem(400, {
    code: "too-many-drafts",
    detail: `At most ${String(MOST_COMPARED)} drafts stand side by side.`,
  });
}
