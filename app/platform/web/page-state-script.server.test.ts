import { expect, test } from "vitest";

import { pageStateScript } from "./page-state-script.server";

function streamOf(...chunks: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
}

test("the data of a page can't end the script that contains it, and arrives complete", async () => {
  const data = '["</script><!-- \u2028 é"]';
  const script = await pageStateScript(streamOf(data.slice(0, 9), data.slice(9)), "n0nce");
  expect(script.match(/<\/script>/g)).toHaveLength(1);
  expect(script.startsWith('<script nonce="n0nce">')).toBe(true);
  const literal = /enqueue\((".*")\);window/.exec(script)?.[1] ?? "";
  expect(JSON.parse(literal)).toBe(data);
});
