import type { DownloadSlot } from "./download-limiter.server";

/** A body that is made in its turn, a piece when the one before was taken. The turn ends with the body, whether that is taken to its
 *  end, breaks, is given up, or never asked for because the client went (`signal`); it pauses while nothing is taken for
 *  `stalledAfterMs`, so that slow readers hold up nobody. */
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
