import type { ServerResponse } from "node:http";

/** Sends a response of Remix no faster than the client receives it, and cancels its body when the client disconnects.
 *  Rejects when the body breaks; the caller then closes the connection. */
export async function sendAnswer(answer: Response, response: ServerResponse, headOnly: boolean): Promise<void> {
  const { body } = answer;
  if (response.destroyed) {
    await body?.cancel();
    return;
  }
  response.statusCode = answer.status;
  response.statusMessage = answer.statusText;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (body === null || headOnly) {
    await body?.cancel();
    response.end();
  } else await sendBody(body.getReader(), response);
}

async function sendBody(reader: ReadableStreamDefaultReader<Uint8Array>, response: ServerResponse): Promise<void> {
  let goOn = (): void => undefined;
  const isGone = (): boolean => response.destroyed;
  response.on("drain", () => {
    goOn();
  });
  response.on("close", () => {
    if (!response.writableFinished) void reader.cancel().catch(() => undefined);
    goOn();
  });
  for (;;) {
    const { done, value } = await reader.read();
    if (isGone()) return;
    if (done) break;
    if (!response.write(value) && !isGone()) await new Promise<void>((resolve) => (goOn = resolve));
    if (isGone()) return;
  }
  response.end();
}
