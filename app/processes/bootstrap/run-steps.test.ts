import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { runSteps } from "./run-steps.mjs";

describe("the steps of `npm test`", () => {
  type Course = readonly string[];
  /** Records the order of starts and ends, for steps that end at once or after another one. */
  const courseOf = async (
    steps: Readonly<Record<string, { cores: number; lastsUntil?: string; after?: readonly string[] }>>,
    cores: number,
  ): Promise<Course> => {
    const course: string[] = [];
    const running = Object.entries(steps).map(([name, { lastsUntil, ...step }]) => {
      const run = async (): Promise<{ passed: number; failed: number }> => {
        course.push(`${name} starts`);
        do await sleep(1);
        while (lastsUntil !== undefined && !course.includes(lastsUntil));
        course.push(`${name} ends`);
        return { passed: 1, failed: 0 };
      };
      return [name, { ...step, run }];
    });
    await runSteps(Object.fromEntries(running) as Parameters<typeof runSteps>[0], cores, () => undefined);
    return course;
  };

  test("start in parallel as far as the cores allow, in their order", async () => {
    const steps = {
      long: { cores: 1, lastsUntil: "next ends" },
      short: { cores: 1 },
      next: { cores: 1 },
    };
    expect(await courseOf(steps, 2)).toEqual([
      "long starts",
      "short starts",
      "short ends",
      "next starts",
      "next ends",
      "long ends",
    ]);
  });

  test("one that needs both cores waits for them", async () => {
    const steps = { first: { cores: 1 }, both: { cores: 2 } };
    expect(await courseOf(steps, 2)).toEqual(["first starts", "first ends", "both starts", "both ends"]);
  });

  test("one that needs more cores than there are runs alone", async () => {
    const steps = { both: { cores: 2 }, other: { cores: 1 } };
    expect(await courseOf(steps, 1)).toEqual(["both starts", "both ends", "other starts", "other ends"]);
  });

  test("a step that comes after another waits for its end, unless that one is not run", async () => {
    const steps = {
      pages: { cores: 1, after: ["build", "absent"] },
      build: { cores: 1 },
    };
    expect(await courseOf(steps, 2)).toEqual(["build starts", "build ends", "pages starts", "pages ends"]);
  });

  test("each is printed in one piece, and counted, whether it failed or not", async () => {
    const printed: string[] = [];
    const step = (word: string, failed: number) => ({
      cores: 1,
      run: async (print: (text: string) => void) => {
        print(`${word} 1\n`);
        await sleep(20);
        print(`${word} 2\n`);
        return { passed: 2, failed, skipped: 3 };
      },
    });
    const results = await runSteps({ good: step("good", 0), bad: step("bad", 1) }, 2, (text) => printed.push(text));
    expect(results.map(({ seconds: _seconds, ...result }) => result)).toEqual([
      { name: "good", passed: 2, failed: 0, skipped: 3 },
      { name: "bad", passed: 2, failed: 1, skipped: 3 },
    ]);
    expect(printed.join("").replaceAll(/\d+ s\n/g, "… s\n")).toBe(
      "# good\n# bad\n" +
        "good 1\ngood 2\n# good: 2 passed, 0 failed, 3 skipped, … s\n" +
        "bad 1\nbad 2\n# bad: 2 passed, 1 failed, 3 skipped, … s\n",
    );
  });

  test("one that has all the cores prints as it goes", async () => {
    const printed: string[] = [];
    const run = (print: (text: string) => void): Promise<{ passed: number; failed: number }> => {
      print("under way\n");
      printed.push("(still running)\n");
      return Promise.resolve({ passed: 1, failed: 0 });
    };
    await runSteps({ one: { cores: 2, run }, other: { cores: 2, run } }, 2, (text) => printed.push(text));
    expect(printed.slice(0, 3)).toEqual(["\n# one\n", "under way\n", "(still running)\n"]);
  });
});
