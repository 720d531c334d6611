import type { RequestHandler } from "express";

/** How long a refused client waits when no specific time was computed. */
const SECONDS: Readonly<Record<number, number>> = { 429: 60, 503: 5 };

/** Ensures that every 429 and 503 states when to try again, whoever sends it. */
export const ensureRetryAfter: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
  response.writeHead = (...args: unknown[]) => {
    const seconds = SECONDS[Number(args[0] ?? response.statusCode)];
    if (seconds !== undefined && !response.hasHeader("Retry-After")) response.setHeader("Retry-After", String(seconds));
    return writeHead(...args);
  };
  next();
};
