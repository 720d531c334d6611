import { STATUS_CODES } from "node:http";

export type ProblemDetails = {
  /** One fixed word per cause, for programs. */
  readonly code?: string;
  /** One sentence for people about this occurrence. */
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members, such as `preview`. */
  readonly members?: Readonly<Record<string, unknown>>;
};

/** Returns an error response of the API or of a download as RFC 9457 problem details. */
export function problem(status: number, details: ProblemDetails = {}): Response {
  const body = {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    ...(details.code === undefined ? {} : { code: details.code }),
    ...(details.detail === undefined ? {} : { detail: details.detail }),
    ...details.members,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json; charset=utf-8", ...details.headers },
  });
}
