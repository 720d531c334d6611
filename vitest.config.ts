import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };
const setupFiles = ["app/platform/testing/fail-on-console-error.ts"];

/** Start first, so that none of them runs on alone: they judge by stylesheets, start processes or live through months. */
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

/** Test files share what they loaded (`isolate: false`), which halves the time: what a test changes in a module, in process.env or in
 *  the working directory, it puts back. */
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
          // A busy machine is slow, and says nothing of the code.
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
          // Many a file waits for a process that starts, stops or is killed: a third worker uses two cores meanwhile.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
