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

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: { target: "es2022" },
  optimizeDeps: {
    // Found at start, not at the first visit, which would load the page with two copies of React.
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/*.tsx"],
    // The server's, native; its stand-in for browsers is not installed.
    exclude: ["@node-rs/argon2"],
  },
});
