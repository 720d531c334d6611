import { describe, expect, test } from "vitest";

import { answerDownload, type Download, type DownloadHolder } from "./answer-download.server";
import { openDownloadLimiter } from "./download-limiter.server";

const LIMITS = { perHolder: 1, perProcess: 1, waitingPerHolder: 0, waitingPerProcess: 0, patienceMs: 60_000 };
const ANNE = { id: "anne", language: "nl" } as const;

function openDownloads(turns = openDownloadLimiter(LIMITS)) {
  const going = new AbortController();
  const download = (
    holder: DownloadHolder,
    make: () => Promise<Download | Response>,
    init: RequestInit = {},
  ): Promise<Response> =>
    answerDownload(new Request("http://portal.example/x", { signal: going.signal, ...init }), holder, make, turns);
  return { download, going };
}

const file = (): Promise<Download> => Promise.resolve({ name: "a.csv", type: "text/csv", content: "a;b\r\n" });

describe("a download", () => {
  test("holds its turn until it has been received, and then the next is made", async () => {
    const { download } = openDownloads();
    const first = await download(ANNE, file);
    expect((await download(ANNE, file)).status).toBe(429);
    expect([await first.text(), first.headers.get("Content-Type"), first.headers.get("Content-Disposition")]).toEqual([
      "a;b\r\n",
      "text/csv",
      'attachment; filename="a.csv"',
    ]);
    expect((await download(ANNE, file)).status).toBe(200);
  });

  test("that is one too many is refused in the reader's language, and to a program as a problem", async () => {
    const { download } = openDownloads();
    await download(ANNE, file);
    const dutch = await download(ANNE, file);
    expect([dutch.status, dutch.headers.get("Retry-After"), dutch.headers.get("Content-Type")]).toEqual([
      429,
      "10",
      "text/html; charset=utf-8",
    ]);
    expect(await dutch.text()).toContain("Er worden al bestanden voor je gemaakt");
    const english = await download({ id: "anne", language: "en" }, file);
    expect(await english.text()).toContain("Files are being made for you already");
    const program = await download({ id: "anne", language: null }, file);
    expect([program.headers.get("Retry-After"), program.headers.get("Content-Type")]).toEqual([
      "10",
      "application/problem+json; charset=utf-8",
    ]);
    expect(await program.json()).toMatchObject({ status: 429, code: "too-many-downloads" });
  });

  test.each([
    { what: "is not there", make: () => Promise.resolve(new Response(null, { status: 404 })), init: {} },
    { what: "is asked for its head alone", make: file, init: { method: "HEAD" } },
  ])("that $what gives up its turn at once", async ({ make, init }) => {
    const { download } = openDownloads();
    const answer = await download(ANNE, make, init);
    expect(answer.body).toBeNull();
    expect((await download(ANNE, file)).status).toBe(200);
  });

  test("that fails gives up its turn at once", async () => {
    const { download } = openDownloads();
    await expect(download(ANNE, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect((await download(ANNE, file)).status).toBe(200);
  });

  test("whose client disconnects gives up its turn, before and during the transfer", async () => {
    const turns = openDownloadLimiter({ ...LIMITS, waitingPerHolder: 1, waitingPerProcess: 1 });
    const first = openDownloads(turns);
    await first.download(ANNE, file);
    const waiting = openDownloads(turns);
    let isMade = false;
    const gone = waiting.download(ANNE, () => {
      isMade = true;
      return file();
    });
    waiting.going.abort();
    expect((await gone).body).toBeNull();
    expect(isMade).toBe(false);
    const next = openDownloads(turns).download(ANNE, file);
    first.going.abort();
    expect(await (await next).text()).toBe("a;b\r\n");
  });
});
