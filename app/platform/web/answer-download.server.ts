import type { Language } from "~/kernel/language";
import { downloadBody } from "./download-body.server";
import { openDownloadLimiter, type DownloadLimiter, type DownloadSlot } from "./download-limiter.server";
import { problem } from "./problem.server";
import { languageOf, readerIn } from "../texts/texts.server";
import { OverloadedError } from "../concurrency-limit.server";

/** A file to be sent. */
export type Download = {
  /** The name it is saved under, in ASCII. */
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array | ReadableStream<Uint8Array>;
};

/** For whom a file is made: who shares a limit, and the language of a person. A null language is a program. */
export type DownloadHolder = { readonly id: string; readonly language: Language | null };

/** Making a file costs CPU and the database: only a few at a time, and fewer for one holder, however many others are
 *  waiting. */
const LIMITS = { perHolder: 2, perProcess: 4, waitingPerHolder: 6, waitingPerProcess: 40, patienceMs: 20_000 } as const;
const STALLED_AFTER_MS = 2_000;
const RETRY_AFTER_SECONDS = 10;

const processLimiter = openDownloadLimiter(LIMITS);

/** Answers with a file that is made within the limits and no faster than it is received, or with any other response of
 *  `make`. Nothing is made for a client that disconnected. Answers 429 when too many are waiting: a page for a person,
 *  problem details for a program. Throws what `make` throws. */
export async function answerDownload(
  request: Request,
  holder: DownloadHolder,
  make: () => Promise<Download | Response>,
  limiter: DownloadLimiter = processLimiter,
): Promise<Response> {
  try {
    return await answerInSlot(request, await limiter(holder.id, request.signal), make);
  } catch (error) {
    // The client went while it waited: nobody reads this answer.
    if (request.signal.aborted) return new Response(null);
    if (error instanceof OverloadedError) return tooManyDownloads(request, holder);
    throw error;
  }
}

async function answerInSlot(
  { signal, method }: Request,
  slot: DownloadSlot,
  make: () => Promise<Download | Response>,
): Promise<Response> {
  try {
    const made = await make();
    const { body, headers, status } = made instanceof Response ? made : downloadResponse(made);
    if (body !== null && method !== "HEAD") {
      return new Response(downloadBody(body, slot, signal, STALLED_AFTER_MS), { status, headers });
    }
    await body?.cancel();
    slot.release();
    return new Response(null, { status, headers });
  } catch (error) {
    slot.release();
    throw error;
  }
}

/** Returns a response that is saved as a file, for content that is stored and only has to be read. Content that has to
 *  be made goes through `answerDownload`. */
export function downloadResponse({ name, type, content }: Download): Response {
  const length = content instanceof Uint8Array ? { "Content-Length": String(content.byteLength) } : {};
  return new Response(content as BodyInit, {
    headers: { ...length, "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` },
  });
}

async function tooManyDownloads(request: Request, { language }: DownloadHolder): Promise<Response> {
  const headers = { "Retry-After": String(RETRY_AFTER_SECONDS) };
  if (language === null) {
    return problem(429, {
      code: "too-many-downloads",
      detail: `At most ${String(LIMITS.perHolder)} files are made at a time for each token. Try again when one is complete.`,
      headers,
    });
  }
  const shownLanguage = await languageOf(request, language);
  const t = readerIn(shownLanguage).texts("errors");
  return new Response(
    `<!doctype html>
<html lang="${shownLanguage}">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>${t("downloadsBusyTitle")}</title></head>
  <body>
    <main>
      <h1>${t("downloadsBusyTitle")}</h1>
      <p>${t("downloadsBusyText")}</p>
    </main>
  </body>
</html>
`,
    { status: 429, headers: { ...headers, "Content-Type": "text/html; charset=utf-8" } },
  );
}
