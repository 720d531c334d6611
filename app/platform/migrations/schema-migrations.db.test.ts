import { createHash, randomBytes } from "node:crypto";

import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { schemaDifference } from "./draft-migration.server";
import { readMigrations, type Migration } from "./migration-files.server";
import { migrationState } from "./migration-state.server";
import { migrateDatabase } from "./schema-migrations.server";
import { administer } from "../testing/administer.server";

describe("migrations", () => {
  let url: string;
  let pool: pg.Pool;
  let name: string;
  const template = process.env["TEST_DATABASE_URL"] ?? "";
  const maintenance = template.replace(/[^/]+$/, "postgres");

  beforeEach(async () => {
    name = `test_${randomBytes(6).toString("hex")}`;
    await administer(maintenance, (client) => client.query(`CREATE DATABASE ${name}`));
    url = template.replace(/[^/]+$/, name);
    pool = new pg.Pool({ connectionString: url, max: 2 });
    pool.on("connect", (client) => client.on("error", () => undefined));
    pool.on("error", () => undefined);
  });
  afterEach(async () => {
    await pool.end();
    await administer(maintenance, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  });

  test("all of them lead to the data model of schema.prisma, and to the queue's tables", async () => {
    const applied = await migrateDatabase(url);
    expect(applied).toEqual(readMigrations().map((migration) => migration.name));
    expect(await schemaDifference(url)).toBe("");
    expect((await pool.query("SELECT to_regclass('graphile_worker.migrations') AS queue")).rows[0]).not.toEqual({
      queue: null,
    });
  });

  test("a second run finds nothing to do", async () => {
    const migrations = [migration("1_first", "CREATE TABLE first (id integer)")];
    expect(await migrateDatabase(url, undefined, migrations)).toEqual(["1_first"]);
    expect(await migrateDatabase(url, undefined, migrations)).toEqual([]);
  });

  test("of two runs at once, one does the work", async () => {
    const migrations = [
      migration("1_first", "CREATE TABLE first (id integer)"),
      migration("2_second", "SELECT pg_sleep(0.3)"),
    ];
    const both = await Promise.all([
      migrateDatabase(url, undefined, migrations),
      migrateDatabase(url, undefined, migrations),
    ]);
    expect(both.map((applied) => applied.length).sort()).toEqual([0, 2]);
  });

  test("are kept the way Prisma keeps them, function bodies unbroken", async () => {
    const body = "CREATE FUNCTION answer() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END $$;";
    await migrateDatabase(url, undefined, [migration("1_function", body)]);
    expect((await pool.query("SELECT answer()")).rows).toEqual([{ answer: 42 }]);
    const { rows } = await pool.query(
      "SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS finished FROM _prisma_migrations",
    );
    const checksum = createHash("sha256").update(body).digest("hex");
    expect(rows).toEqual([{ migration_name: "1_function", checksum, applied_steps_count: 1, finished: true }]);
  });

  test("one that fails leaves nothing behind, is named, and is applied once it is corrected", async () => {
    const first = migration("1_first", "CREATE TABLE first (id integer)");
    const broken = migration("2_second", "CREATE TABLE half (id integer); SELECT 1 / 0");
    await expect(migrateDatabase(url, undefined, [first, broken])).rejects.toThrow(
      "Migration 2_second: division by zero",
    );
    expect((await pool.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }]);
    expect(await migrationState(pool, [first, broken])).toMatchObject({ pending: ["2_second"], failed: [] });

    const mended = migration("2_second", "CREATE TABLE half (id integer)");
    expect(await migrateDatabase(url, undefined, [first, mended])).toEqual(["2_second"]);
  });

  test("one that Prisma's own command started and never finished is applied again", async () => {
    const first = migration("1_first", "CREATE TABLE first (id integer)");
    const second = migration("2_second", "CREATE TABLE second (id integer)");
    await migrateDatabase(url, undefined, [first]);
    await pool.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES (gen_random_uuid(), $1, $2, now())",
      [second.checksum, second.name],
    );
    expect(await migrateDatabase(url, undefined, [first, second])).toEqual(["2_second"]);
    expect((await pool.query("SELECT to_regclass('second') IS NOT NULL AS there")).rows).toEqual([{ there: true }]);
  });

  test("one that loses its connection is applied again", async () => {
    const slow = migration("1_slow", "CREATE TABLE slow (id integer); SELECT pg_sleep(30)");
    const cutOff = expect(migrateDatabase(url, undefined, [slow])).rejects.toThrow("Migration 1_slow");
    await until(async () => {
      const { rowCount } = await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()`,
      );
      return rowCount === 1;
    });
    await cutOff;
    const quick = migration("1_slow", "CREATE TABLE slow (id integer)");
    expect(await migrateDatabase(url, undefined, [quick])).toEqual(["1_slow"]);
  });

  test("one that was changed after it had been applied is refused", async () => {
    await migrateDatabase(url, undefined, [migration("1_first", "SELECT 1")]);
    await expect(migrateDatabase(url, undefined, [migration("1_first", "SELECT 2")])).rejects.toThrow(
      "1_first: its script was changed",
    );
  });

  test("one of a newer release does not stop an older one", async () => {
    const first = migration("1_first", "SELECT 1");
    await migrateDatabase(url, undefined, [first, migration("2_newer", "SELECT 2")]);
    expect(await migrateDatabase(url, undefined, [first])).toEqual([]);
  });
});

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20));
}
