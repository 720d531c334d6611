import type { RequestHandler } from "express";

/** Who is turned away without a time that somebody counted waits this long. */
const SECONDS: Readonly<Record<number, number>> = { 429: 60, 503: 5 };

/** No "too many" or "not now" leaves without a time after which to come again, whoever said it. */
export const ensureRetryAfter: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
  response.writeHead = (...args: unknown[]) => {
    const seconds = SECONDS[Number(args[0] ?? response.statusCode)];
    if (seconds !== undefined && !response.hasHeader("Retry-After")) response.setHeader("Retry-After", String(seconds));
    return writeHead(...args);
  };
  next();
};
