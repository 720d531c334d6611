import { setImmediate as nextTurn } from "node:timers/promises";

import { expect, test } from "vitest";

import { runInTimeSlice } from "./time-slices.server";

test("between two pieces of work, whoever asked for them, the process does other work", async () => {
  const done: string[] = [];
  const others = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      await nextTurn();
      done.push("other");
    }
  };
  await Promise.all([...["a", "b", "c"].map((piece) => runInTimeSlice(() => done.push(piece))), others()]);
  const pieces = done.flatMap((each, at) => (each === "other" ? [] : [at]));
  expect(done.filter((each) => each !== "other")).toEqual(["a", "b", "c"]);
  expect(pieces.every((at) => done[at + 1] === "other")).toBe(true);
});

test("a piece that fails makes room for the next", async () => {
  const failing = runInTimeSlice(() => Promise.reject(new Error("no")));
  const next = runInTimeSlice(() => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
