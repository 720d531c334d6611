import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

import remixOptions from "./remix.config.js";

// Loaders and actions answer their own values: dates, maps and all (single fetch).
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: { target: "es2022", rollupOptions: { output: isSsrBuild === true ? {} : { manualChunks: sharedChunk } } },
  optimizeDeps: {
    // Found at start, not at the first visit, which would load the page with two copies of React.
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/*.tsx"],
    // The server's, native; its stand-in for browsers is not installed.
    exclude: ["@node-rs/argon2"],
  },
}));

/** The small parts that nearly every page needs come as one file, not as one each: fewer requests, and fewer links in a page. */
function sharedChunk(id: string): string | undefined {
  return /\/app\/(ui|kernel)\/[^/]+\.tsx?$/.test(id) ? "shared" : undefined;
}
