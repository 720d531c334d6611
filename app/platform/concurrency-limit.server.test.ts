import { expect, test } from "vitest";

import { OverloadedError, openSemaphore, limitConcurrency } from "./concurrency-limit.server";

test("a few run at a time, some wait in order, the rest are turned away", async () => {
  const pass = limitConcurrency({ running: 2, waiting: 2 });
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  const task = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      finish.set(name, () => {
        resolve(name);
      });
    });
  const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => pass(task(name)));
  await expect(pass(task("e"))).rejects.toThrow(OverloadedError);
  expect(started).toEqual(["a", "b"]);
  finish.get("b")?.();
  await b;
  await expect.poll(() => started).toEqual(["a", "b", "c"]);
  finish.get("a")?.();
  await a;
  await expect.poll(() => started).toEqual(["a", "b", "c", "d"]);
  finish.get("c")?.();
  finish.get("d")?.();
  expect(await Promise.all([c, d])).toEqual(["c", "d"]);
});

test("a task that fails makes room for the next", async () => {
  const pass = limitConcurrency({ running: 1, waiting: 1 });
  const failing = pass(() => Promise.reject(new Error("no")));
  const next = pass(() => Promise.resolve("yes"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(await pass(() => Promise.resolve("again"))).toBe("again");
});

test("a task that gives up waiting is skipped, and a place that is released twice is free once", async () => {
  const places = openSemaphore(1);
  const leave = await places.acquire();
  const impatient = new AbortController();
  const entered: string[] = [];
  const given = places.acquire(impatient.signal);
  const next = places.acquire().then((leaveNext) => {
    entered.push("next");
    return leaveNext;
  });
  const last = places.acquire().then(() => entered.push("last"));
  impatient.abort(new Error("gone"));
  await expect(given).rejects.toThrow("gone");
  expect([places.isQueueFull(2), places.isQueueFull(3)]).toEqual([true, false]);
  leave();
  leave();
  const leaveNext = await next;
  expect(entered).toEqual(["next"]);
  leaveNext();
  await last;
  expect([places.isQueueFull(0), places.isQueueFull(1)]).toEqual([true, false]);
  await expect(places.acquire(impatient.signal)).rejects.toThrow("gone");
});
