import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import compression from "compression";
import { describe, expect, test } from "vitest";

import { sendAnswer } from "./web-answer.server";

const PIECE = Buffer.alloc(64 * 1024, "x");

/** Serves one answer of many pieces, and counts the pieces that were made. */
async function serve({ pieces = Infinity, breaksAt = NaN, compressed = false } = {}) {
  const counted = { made: 0, cancelled: false };
  const failed: unknown[] = [];
  const body = (): ReadableStream<Uint8Array> =>
    new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          if (counted.made === breaksAt) throw new Error("broken");
          if (counted.made >= pieces) controller.close();
          else controller.enqueue(PIECE);
          counted.made += 1;
        },
        cancel: () => void (counted.cancelled = true),
      },
      { highWaterMark: 0 },
    );
  const compress = compression({ threshold: 0, level: 0 });
  const server = createServer((request, response) => {
    const send = (): void => {
      const answer = new Response(body(), { status: 203, headers: { "Content-Type": "text/csv" } });
      sendAnswer(answer, response, request.method === "HEAD").catch((error: unknown) => {
        failed.push(error);
        response.destroy();
      });
    };
    if (compressed) compress(request as never, response as never, send);
    else send();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (method = "GET"): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const headers = compressed ? { "Accept-Encoding": "gzip" } : {};
      get({ port, host: "127.0.0.1", method, headers, agent: false }, resolve).on("error", reject);
    });
  return { counted, failed, ask, close: () => void server.close() };
}

/** Waits until no more pieces are made: their count stays the same. */
async function settled(counted: { made: number }): Promise<number> {
  let before = -1;
  await expect
    .poll(
      () => {
        const isSettled = counted.made === before;
        before = counted.made;
        return isSettled && before > 0;
      },
      { interval: 200, timeout: 30_000 },
    )
    .toBe(true);
  return counted.made;
}

describe("an answer", () => {
  test.each([{ compressed: false }, { compressed: true }])(
    "is made no faster than it is read, and stops when the client disconnects (compressed: $compressed)",
    async ({ compressed }) => {
      const { counted, failed, ask, close } = await serve({ compressed });
      const answer = await ask();
      answer.pause();
      const waiting = await settled(counted);
      expect(counted.cancelled).toBe(false);
      answer.resume();
      await expect.poll(() => counted.made).toBeGreaterThan(waiting * 2);
      answer.destroy();
      await expect.poll(() => counted.cancelled).toBe(true);
      const made = counted.made;
      await settled(counted);
      expect(counted.made).toBeLessThanOrEqual(made + 1);
      expect(failed).toEqual([]);
      close();
    },
  );

  test("is sent to its end", async () => {
    const { ask, close } = await serve({ pieces: 40 });
    const answer = await ask();
    let bytes = 0;
    for await (const part of answer) bytes += (part as Buffer).byteLength;
    expect([answer.statusCode, answer.headers["content-type"], bytes]).toEqual([
      203,
      "text/csv",
      40 * PIECE.byteLength,
    ]);
    close();
  });

  test("that fails halfway does not look complete, and the server learns why", async () => {
    const { failed, ask, close } = await serve({ breaksAt: 2 });
    const answer = await ask();
    await expect(answer.toArray()).rejects.toThrow("aborted");
    expect(failed).toEqual([new Error("broken")]);
    close();
  });

  test("to a HEAD request has no body made", async () => {
    const { counted, ask, close } = await serve();
    const answer = await ask("HEAD");
    expect([answer.statusCode, counted]).toEqual([203, { made: 0, cancelled: true }]);
    answer.resume();
    close();
  });
});
