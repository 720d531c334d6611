import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { serveHttp, type WebServer } from "./web-server.server";
import { staticFiles } from "./web-static-files.server";

let directory: string;
let server: WebServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "static-"));
  mkdirSync(join(directory, "assets"));
  writeFileSync(join(directory, "assets", "app-1a2b.js"), "plain");
  writeFileSync(join(directory, "assets", "app-1a2b.js.br"), "brotli");
  writeFileSync(join(directory, "assets", "app-1a2b.js.gz"), "gzip");
  writeFileSync(join(directory, "assets", "gone-3c4d.js"), "of the build before");
  writeFileSync(join(directory, "favicon.svg"), "<svg/>");
  const app = express().use(staticFiles(directory), (_request, response) => void response.status(404).send("a page"));
  server = await serveHttp(app, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${String(server.port)}${path}`, init);

describe("built files", () => {
  test.each([
    { accepts: "gzip, deflate, br", encoding: "br" },
    { accepts: "gzip", encoding: "gzip" },
    { accepts: "identity", encoding: null },
  ])("are sent as they were compressed when a browser accepts $accepts", async ({ accepts, encoding }) => {
    const answer = await fetchHead("/assets/app-1a2b.js", accepts);
    expect(answer.headers.get("Content-Encoding")).toBe(encoding);
    expect(answer.headers.get("Content-Type")).toMatch(/javascript/);
    expect(answer.headers.get("Vary")).toBe("Accept-Encoding");
  });

  test("with a digest in their name are cached for ever, others for an hour", async () => {
    expect((await get("/assets/app-1a2b.js")).headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/favicon.svg")).headers.get("Cache-Control")).toBe("public, max-age=3600");
  });

  test("are revalidated by their tag", async () => {
    const etag = (await get("/favicon.svg")).headers.get("ETag") ?? "";
    expect((await get("/favicon.svg", { headers: { "If-None-Match": etag } })).status).toBe(304);
  });

  test.each(["/", "/assets/none.js", "/../package.json", "/%2e%2e/package.json", "/assets"])(
    "do not include %s",
    async (path) => {
      expect(await (await get(path)).text()).toBe("a page");
    },
  );

  test("that a newer build has replaced end their own answer, and no other", async () => {
    rmSync(join(directory, "assets", "gone-3c4d.js"));
    await expect(get("/assets/gone-3c4d.js").then((answer) => answer.text())).rejects.toThrow();
    expect((await get("/favicon.svg")).status).toBe(200);
  });

  test("can only be read", async () => {
    expect((await get("/favicon.svg", { method: "POST" })).status).toBe(404);
  });

  test("that were never built are reported at start", () => {
    expect(() => staticFiles(join(directory, "none"))).toThrow("Nothing is built");
  });
});

/** Without a body: the test files are not really compressed. */
function fetchHead(path: string, accepts: string): Promise<Response> {
  return get(path, { method: "HEAD", headers: { "Accept-Encoding": accepts } });
}
