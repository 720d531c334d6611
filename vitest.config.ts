import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };
const setupFiles = ["app/platform/testing/fail-on-console-error.ts"];

/** These start first, so that none is left running alone at the end: they apply stylesheets, start processes or simulate months. */
const LONGEST = [
  /\/ubl\/\w+-rules\.test\.ts$/,
  /\/app\/processes\/[\w-]+\.db\.test\.ts$/,
  /\/(embedded-postgres|promises)\.db\.test\.ts$/,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((pattern) => pattern.test(moduleId));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Test files share loaded modules (`isolate: false`), which halves the time: what a test changes in a module, in process.env or in
 *  the working directory, it restores. */
export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          setupFiles,
          include: ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          isolate: false,
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
          // A busy machine is slow, which says nothing about the code.
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["app/**/*.db.test.ts", "prisma/**/*.db.test.ts"],
          setupFiles,
          globalSetup: ["app/processes/testing/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          isolate: false,
          // Many files wait for a process that starts, stops or is killed, so a third worker keeps two cores busy.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
