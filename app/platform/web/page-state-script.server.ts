/** Returns the script that passes the data of a page to Remix in the browser, in the format of its streaming renderer.
 *  It belongs at the end of the body. `state` is read to its end. */
export async function pageStateScript(state: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const encoded = escapeForScript(JSON.stringify(await new Response(state).text()));
  const controller = "window.__remixContext.streamController";
  return `<script nonce="${nonce}">${controller}.enqueue(${encoded});${controller}.close();</script>`;
}

/** Returns JSON that cannot end the script element around it. */
function escapeForScript(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
