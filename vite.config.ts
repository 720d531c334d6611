import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

import { runTimePackages } from "./app/processes/bootstrap/run-time-packages.mjs";
import remixOptions from "./remix.config.js";

// Loaders and actions return their own values, such as dates and maps (single fetch).
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions), portalBesidePages()],
  ssr: isSsrBuild === true ? { noExternal: true, external: runTimePackages() } : {},
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: {
    target: "es2022",
    sourcemap: isSsrBuild === true,
    rollupOptions: { output: isSsrBuild === true ? {} : { manualChunks: sharedChunk } },
  },
  optimizeDeps: {
    // Found at the start, not at the first visit, which would load the page with two copies of React.
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/*.tsx"],
    // The native one of the server; its browser build is not installed.
    exclude: ["@node-rs/argon2"],
  },
}));

/** The small parts that nearly every page needs are one file instead of many: fewer requests, and fewer links in a page. */
function sharedChunk(id: string): string | undefined {
  return /\/app\/(ui|kernel)\/[^/]+\.tsx?$/.test(id) ? "shared" : undefined;
}

/** The processes that serve pages are built together with these, as `pages/server/portal.js`: one copy of every module. */
function portalBesidePages(): Plugin {
  return {
    name: "portal-beside-pages",
    enforce: "post",
    config: (_, { command, isSsrBuild }) => {
      if (command !== "build" || isSsrBuild !== true) return {};
      const input = { index: "virtual:remix/server-build", portal: "app/processes/portal.ts" };
      return { build: { rollupOptions: { input, output: { entryFileNames: "[name].js" } } } };
    },
  };
}
