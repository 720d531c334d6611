/** Pages for who develops are no part of what is built. */
const DEVELOPMENT_PAGES = process.env.NODE_ENV === "production" ? ["**/gallery.tsx"] : [];

/** The one place of Remix options; vite.config.ts hands them to the Vite plugin. @type {import("@remix-run/dev").VitePluginConfig} */
export default {
  buildDirectory: "build/pages",
  ignoredRouteFiles: ["**/.*", "**/*.test.*", ...DEVELOPMENT_PAGES],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
  },
};
