import type { DownloadSlot } from "./download-limiter.server";

/** Returns a body that is produced piece by piece as it is received, and releases its slot when it ends, however that
 *  happens: completed, broken, cancelled, or never started because the client disconnected (`signal`). The slot pauses
 *  while nothing is received for `stalledAfterMs`, so that slow readers do not hold up others. */
export function downloadBody(
  body: ReadableStream<Uint8Array>,
  slot: DownloadSlot,
  signal: AbortSignal,
  stalledAfterMs: number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let stallTimer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(stallTimer);
    signal.removeEventListener("abort", abort);
    slot.release();
  };
  const abort = (): void => {
    end();
    void reader.cancel().catch(() => undefined);
  };
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        clearTimeout(stallTimer);
        try {
          await slot.resume();
          const { done, value } = await reader.read();
          if (done) {
            end();
            controller.close();
            return;
          }
          controller.enqueue(value);
          if (!signal.aborted) stallTimer = setTimeout(slot.pause, stalledAfterMs).unref();
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: abort,
    },
    { highWaterMark: 0 },
  );
}
