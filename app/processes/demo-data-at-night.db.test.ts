import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { LocalDate } from "~/kernel/local-date";
import { fixedClock } from "~/platform/clock.server";
import { createTestPortal } from "~/platform/testing/test-database.server";

import { seedDemo } from "../../prisma/seed/seed-demo";
import { stories } from "../../prisma/seed/stories";
import type { Story } from "../../prisma/seed/story";

/** What the demo data say about the day and the month in which they are loaded. */
const FACTS = `
  SELECT (SELECT count(*)::int FROM customers) AS customers,
         (SELECT count(DISTINCT customer_id)::int FROM usage_records WHERE started_at >= $1::date::timestamp AT TIME ZONE 'Europe/Amsterdam') AS "withUsage",
         (SELECT count(DISTINCT customer_id)::int FROM usage_records WHERE started_at >= ($1::date - interval '1 month') AT TIME ZONE 'Europe/Amsterdam'
             AND started_at < $1::date::timestamp AT TIME ZONE 'Europe/Amsterdam') AS "withUsageBefore",
         (SELECT count(*)::int FROM invoices WHERE period = $1::date AND type = 'invoice') AS invoices,
         (SELECT count(*)::int FROM invoices WHERE status = 'issued' AND due_on <= $2::date) AS overdue,
         (SELECT count(*)::int FROM deliveries WHERE poc_signed_on BETWEEN $2::date - 4 AND $2::date) AS delivered`;

/** Fewer calls per user: the stories are the same, and load faster. */
const quietStories = stories.map((story) => (today: LocalDate): Story => {
  const told = story(today);
  return { ...told, usagePerUser: Math.min(told.usagePerUser, 2) };
});

async function loadedAt(instant: string): Promise<Record<string, number>> {
  const portal = await createTestPortal(fixedClock(new Date(instant)));
  const dataDirectory = await mkdtemp(join(tmpdir(), "night-"));
  try {
    const { settings, database } = portal.context;
    await seedDemo({ ...portal.context, settings: { ...settings, dataDirectory } }, () => undefined, quietStories);
    const demo = JSON.parse(await readFile(join(dataDirectory, "demo.json"), "utf8")) as { story: string }[];
    const day = instant.slice(0, 10);
    const { rows } = await database.pool.query<Record<string, number>>(FACTS, [`${day.slice(0, 7)}-01`, day]);
    return { ...rows[0], stories: new Set(demo.map(({ story }) => story)).size };
  } finally {
    await rm(dataDirectory, { recursive: true });
    await portal.close();
  }
}

describe("demo data loaded at night have everything that those loaded by day have", () => {
  test.each([
    { at: "2026-11-17T00:10:00+01:00", because: "the month goes on, and the invoice was due yesterday" },
    { at: "2026-10-25T02:30:00+01:00", because: "the hour comes twice" },
    { at: "2027-01-01T00:00:30+01:00", because: "month and year have just begun" },
  ])(
    "$at: $because",
    async ({ at }) => {
      // On the first day of a month there is no usage of that month yet.
      const withUsage = at.slice(8, 10) === "01" ? 0 : 6;
      expect(await loadedAt(at)).toEqual({
        stories: 8,
        customers: 8,
        withUsage,
        withUsageBefore: 6,
        invoices: 7,
        overdue: 0,
        delivered: 1,
      });
    },
    600_000,
  );
});
