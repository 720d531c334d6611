import { expect, test } from "vitest";

import { CrowdedError, openPlaces, turnstile } from "./turnstile.server";

test("a few run at a time, the others wait in order, the rest is turned away", async () => {
  const pass = turnstile({ running: 2, waiting: 2 });
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
  await expect(pass(task("e"))).rejects.toThrow(CrowdedError);
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
  const pass = turnstile({ running: 1, waiting: 1 });
  const failing = pass(() => Promise.reject(new Error("no")));
  const next = pass(() => Promise.resolve("yes"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
  expect(await pass(() => Promise.resolve("again"))).toBe("again");
});

test("who gives up waiting is passed over, and who gives a place back twice gives it once", async () => {
  const places = openPlaces(1);
  const leave = await places.enter();
  const impatient = new AbortController();
  const entered: string[] = [];
  const given = places.enter(impatient.signal);
  const next = places.enter().then((leaveNext) => {
    entered.push("next");
    return leaveNext;
  });
  const last = places.enter().then(() => entered.push("last"));
  impatient.abort(new Error("gone"));
  await expect(given).rejects.toThrow("gone");
  expect([places.isCrowded(2), places.isCrowded(3)]).toEqual([true, false]);
  leave();
  leave();
  const leaveNext = await next;
  expect(entered).toEqual(["next"]);
  leaveNext();
  await last;
  expect([places.isCrowded(0), places.isCrowded(1)]).toEqual([true, false]);
  await expect(places.enter(impatient.signal)).rejects.toThrow("gone");
});
