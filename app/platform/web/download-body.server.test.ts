import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { downloadBody } from "./download-body.server";
import type { DownloadSlot } from "./download-limiter.server";

const LONG_MS = 60_000;

/** Returns a body of this many pieces that counts those it makes, and a turn that records what happens to it. */
function download(pieces: number, { stalledAfterMs = LONG_MS, breaksAt = NaN } = {}) {
  const said: string[] = [];
  const turn: DownloadSlot = {
    release: () => void said.push("leave"),
    pause: () => void said.push("pause"),
    resume: () => Promise.resolve(void said.push("resume")),
  };
  const going = new AbortController();
  let made = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (made === breaksAt) throw new Error("broken");
        if (made === pieces) controller.close();
        else controller.enqueue(new Uint8Array([(made += 1)]));
      },
      cancel: () => void said.push("cancelled"),
    },
    { highWaterMark: 0 },
  );
  const reader = downloadBody(source, turn, going.signal, stalledAfterMs).getReader();
  const readPiece = async (): Promise<number | undefined> => (await reader.read()).value?.[0];
  return { said, going, reader, readPiece, made: () => made };
}

describe("the body of a download", () => {
  test("is made a piece at a time, as it is read, and its turn ends with it", async () => {
    const { said, readPiece, made } = download(3);
    await delay(1);
    expect(made()).toBe(0);
    expect([await readPiece(), await readPiece(), made()]).toEqual([1, 2, 2]);
    expect([await readPiece(), await readPiece()]).toEqual([3, undefined]);
    expect(said).toEqual(["resume", "resume", "resume", "resume", "leave"]);
  });

  test("that is cancelled is no longer made, and its turn ends", async () => {
    const { said, reader, readPiece, made } = download(3);
    await readPiece();
    await reader.cancel();
    expect([said, made()]).toEqual([["resume", "leave", "cancelled"], 1]);
  });

  test("is no longer made when its client disconnects, though nobody reads or cancels it", async () => {
    const { said, going, readPiece, made } = download(3);
    await readPiece();
    going.abort();
    await expect.poll(() => said).toEqual(["resume", "leave", "cancelled"]);
    expect(made()).toBe(1);
  });

  test("that fails ends its turn and fails for its reader", async () => {
    const { said, readPiece } = download(3, { breaksAt: 1 });
    await readPiece();
    await expect(readPiece()).rejects.toThrow("broken");
    expect(said).toEqual(["resume", "resume", "leave"]);
  });

  test("that is not read any further pauses its turn until it is read again", async () => {
    const { said, readPiece } = download(2, { stalledAfterMs: 1 });
    await readPiece();
    await expect.poll(() => said).toEqual(["resume", "pause"]);
    expect(await readPiece()).toBe(2);
    expect(said[2]).toBe("resume");
  });
});
