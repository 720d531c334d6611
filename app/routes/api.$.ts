import { problem } from "~/platform/web/problem.server";

/** Every address of the API that no other route knows. */
export function loader(): Response {
  return problem(404, { code: "not-found" });
}

export function action(): Response {
  return problem(404, { code: "not-found" });
}
