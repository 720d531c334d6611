import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type Rollup } from "vite";

import { runTimePackages } from "./app/processes/bootstrap/run-time-packages.mjs";
import remixOptions from "./remix.config.js";

// Loaders and actions return their own values, such as dates and maps (single fetch).
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions), portalBesidePages(), noticesApart()],
  esbuild: { legalComments: isSsrBuild === true ? "inline" : "none" },
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

/** From how many importers on a small part is in the shared file. */
const IMPORTED_OFTEN = 6;

/** The small parts that many pages need are one file instead of many: fewer requests, and fewer links in a page. What few need is loaded with
 *  those. */
function sharedChunk(id: string, { getModuleInfo }: Rollup.ManualChunkMeta): string | undefined {
  if (!/\/app\/(ui|kernel)\/[^/]+\.tsx?$/.test(id)) return undefined;
  return (getModuleInfo(id)?.importers.length ?? 0) >= IMPORTED_OFTEN ? "shared" : undefined;
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

/** The notices of packages are served once, as `assets/licenses.txt`, not in every script of a page. */
function noticesApart(): Plugin {
  const notices = new Set<string>();
  return {
    name: "notices-apart",
    apply: (_, { command, isSsrBuild }) => command === "build" && isSsrBuild !== true,
    renderChunk: {
      order: "pre",
      handler(code) {
        for (const [comment] of code.matchAll(/\/\*[\s\S]*?\*\//g)) {
          if (/@license|@preserve|copyright/i.test(comment)) notices.add(comment);
        }
      },
    },
    generateBundle() {
      const source = [...notices].sort().join("\n\n");
      this.emitFile({ type: "asset", fileName: "assets/licenses.txt", source: `${source}\n` });
    },
  };
}
