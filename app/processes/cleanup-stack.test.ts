import { describe, expect, test } from "vitest";

import { createCleanupStack } from "./cleanup-stack";

describe("what a process opened", () => {
  test("is closed in reverse order, each once", async () => {
    const closed: string[] = [];
    const stack = createCleanupStack(() => undefined);
    for (const name of ["database", "worker", "web"]) {
      stack.add(() => {
        closed.push(name);
        return Promise.resolve();
      });
    }
    await Promise.all([stack.closeAll(), stack.closeAll()]);
    await stack.closeAll();
    expect(closed).toEqual(["web", "worker", "database"]);
  });

  test("is closed even when something opened later cannot be, which is reported", async () => {
    const problems: unknown[] = [];
    let isClosed = false;
    const stack = createCleanupStack((problem) => problems.push(problem));
    stack.add(() => {
      isClosed = true;
      return Promise.resolve();
    });
    const problem = new Error("the connection is gone");
    stack.add(() => Promise.reject(problem));
    await stack.closeAll();
    expect(isClosed).toBe(true);
    expect(problems).toEqual([problem]);
  });
});
