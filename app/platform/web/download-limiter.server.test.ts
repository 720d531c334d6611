import { setImmediate } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { openDownloadLimiter, type DownloadSlot } from "./download-limiter.server";
import { OverloadedError } from "../concurrency-limit.server";

const LIMITS = { perHolder: 2, perProcess: 4, waitingPerHolder: 2, waitingPerProcess: 6, patienceMs: 60_000 };
const nobodyGoes = new AbortController().signal;

/** Asks for turns and records who got one, in order. */
function openTurns(limits = LIMITS) {
  const turns = openDownloadLimiter(limits);
  const entered: string[] = [];
  const take = async (name: string, holder: string, signal = nobodyGoes): Promise<DownloadSlot> => {
    const turn = await turns(holder, signal);
    entered.push(name);
    return turn;
  };
  return { take, entered, turns };
}

describe("downloads", () => {
  test("of one holder are made two at a time, in order, and refused when too many wait", async () => {
    const { take, entered } = openTurns();
    const first = await take("a1", "a");
    const [second, third, fourth] = ["a2", "a3", "a4"].map((name) => take(name, "a"));
    await expect(take("a5", "a")).rejects.toThrow(OverloadedError);
    await take("b1", "b");
    expect(entered).toEqual(["a1", "a2", "b1"]);
    (await second)?.release();
    const turn = await third;
    expect(entered).toEqual(["a1", "a2", "b1", "a3"]);
    first.release();
    first.release();
    await fourth;
    expect(entered.at(-1)).toBe("a4");
    turn?.release();
  });

  test("of a process are made four at a time, whoever asks, and refused when too many wait", async () => {
    const { take, entered } = openTurns();
    const running = await Promise.all(["a", "a", "b", "b"].map((holder) => take(holder, holder)));
    const waiting = ["c", "c", "d", "d", "e", "e"].map((holder) => take(holder, holder));
    await setImmediate();
    await expect(take("f", "f")).rejects.toThrow(OverloadedError);
    expect(entered).toEqual(["a", "a", "b", "b"]);
    running[2]?.release();
    await waiting[0];
    expect(entered.slice(4)).toEqual(["c"]);
    for (const turn of running) turn.release();
    for (const turn of await Promise.all(waiting.slice(0, 4))) turn.release();
    await Promise.all(waiting);
    expect(entered).toHaveLength(10);
  });

  test("of clients that disconnect while they wait are never made, and hold no place", async () => {
    const { take, entered } = openTurns({ ...LIMITS, perHolder: 1 });
    const leave = await take("a1", "a");
    const going = new AbortController();
    const gone = take("a2", "a", going.signal);
    const next = take("a3", "a");
    going.abort(new Error("gone"));
    await expect(gone).rejects.toThrow("gone");
    leave.release();
    await next;
    expect(entered).toEqual(["a1", "a3"]);
  });

  test("that wait too long are refused, and their places are given back", async () => {
    const { take } = openTurns({ ...LIMITS, perProcess: 1, patienceMs: 1 });
    const first = await take("a1", "a");
    await expect(take("b1", "b")).rejects.toThrow(OverloadedError);
    await expect(take("b2", "b")).rejects.toThrow(OverloadedError);
    first.release();
    await take("b3", "b");
  });

  test("whose client reads nothing lend their place to others, not to their own holder", async () => {
    const { take, entered } = openTurns({ ...LIMITS, perHolder: 1, perProcess: 1 });
    const slow = await take("a1", "a");
    const other = take("b1", "b");
    const own = take("a2", "a");
    slow.pause();
    slow.pause();
    const quick = await other;
    expect(entered).toEqual(["a1", "b1"]);
    const goesOn = slow.resume();
    quick.release();
    await goesOn;
    await slow.resume();
    slow.release();
    await own;
    expect(entered).toEqual(["a1", "b1", "a2"]);
  });

  test("that end while they wait to continue hold no place", async () => {
    const { take, entered } = openTurns({ ...LIMITS, perProcess: 1 });
    const slow = await take("a1", "a");
    slow.pause();
    const quick = await take("b1", "b");
    const goesOn = slow.resume();
    slow.release();
    quick.release();
    await goesOn;
    await take("c1", "c");
    expect(entered).toEqual(["a1", "b1", "c1"]);
  });
});
