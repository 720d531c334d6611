import type { Turn } from "./download-turns.server";

/** A body that is made in its turn, a piece when the one before was taken. The turn ends with the body, whether that is taken to its
 *  end, breaks, is given up, or never asked for because the client went (`signal`); it pauses while nothing is taken for
 *  `stalledAfterMs`, so that slow readers hold up nobody. */
export function bodyInTurn(
  body: ReadableStream<Uint8Array>,
  turn: Turn,
  signal: AbortSignal,
  stalledAfterMs: number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let stalling: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(stalling);
    signal.removeEventListener("abort", giveUp);
    turn.leave();
  };
  const giveUp = (): void => {
    end();
    void reader.cancel().catch(() => undefined);
  };
  signal.addEventListener("abort", giveUp);
  if (signal.aborted) giveUp();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        clearTimeout(stalling);
        try {
          await turn.resume();
          const { done, value } = await reader.read();
          if (done) {
            end();
            controller.close();
            return;
          }
          controller.enqueue(value);
          if (!signal.aborted) stalling = setTimeout(turn.pause, stalledAfterMs).unref();
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: giveUp,
    },
    { highWaterMark: 0 },
  );
}
