import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };
const setupFiles = ["app/platform/testing/fail-on-console-error.ts"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          setupFiles,
          include: ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          // A busy machine is slow, and says nothing of the code.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["app/**/*.db.test.ts", "prisma/**/*.db.test.ts"],
          setupFiles,
          globalSetup: ["app/processes/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
