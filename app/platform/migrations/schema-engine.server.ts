import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type ColumnType } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

import { openPool, silentConnectionLog } from "../database/connections.server";

export type OpenSchemaEngine = { readonly engine: SchemaEngine; readonly close: () => Promise<void> };

/** Opens Prisma's own schema engine, compiled to WebAssembly, on a connection of ours: no program is downloaded, and a
 *  transaction on that connection contains everything the engine does. The pool must have one connection at most, and
 *  outlive the engine. `onScriptError` receives what the server said about a script, which the engine's own error does
 *  not contain. */
export async function openSchemaEngine(
  pool: pg.Pool,
  schema: { path: string; content: string },
  onScriptError: (error: unknown) => void = () => undefined,
): Promise<OpenSchemaEngine> {
  await startEngine();
  const factory = new PrismaPg(pool);
  const shadows: ShadowDatabase[] = [];
  const engine = await wasm.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: async () => fitForEngine(await factory.connect(), pool, onScriptError),
      connectToShadowDb: async () => {
        const shadow = await createShadowDatabase(pool);
        shadows.push(shadow);
        return fitForEngine(await new PrismaPg(shadow.pool).connect(), shadow.pool, onScriptError);
      },
    }),
  );
  return {
    engine,
    close: async () => {
      engine.free();
      for (const shadow of shadows) await shadow.drop();
    },
  };
}

let started: Promise<void> | undefined;

function startEngine(): Promise<void> {
  started ??= (async () => {
    const file = createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
      .replace(/\.js$/, ".wasm");
    const compiled = await WebAssembly.compile(await readFile(file));
    const instance = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": wasm });
    const { exports } = instance as unknown as { exports: { __wbindgen_start: () => void } };
    wasm.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
  })();
  return started;
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Fixes two things in the adapter. It splits scripts at every semicolon, which breaks function bodies: here a script
 *  is sent to the server as it is. And it does not know the one-byte type of the system catalogue, which the engine
 *  queries for its comparison. */
function fitForEngine(adapter: Adapter, pool: pg.Pool, onScriptError: (error: unknown) => void): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      if ((error as { cause?: { kind?: string } }).cause?.kind !== "UnsupportedNativeDataType") throw error;
      return queryCatalogue(pool, query.sql, query.args);
    }
  };
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      onScriptError(error);
      throw error;
    }
  };
  return adapter;
}

/** The types of the columns of the system catalogue, by object id. */
const CATALOGUE_TYPES: Readonly<Record<number, ColumnType>> = {
  [pg.types.builtins.BOOL]: ColumnTypeEnum.Boolean,
  [pg.types.builtins.CHAR]: ColumnTypeEnum.Character,
  [pg.types.builtins.INT2]: ColumnTypeEnum.Int32,
  [pg.types.builtins.INT4]: ColumnTypeEnum.Int32,
  [pg.types.builtins.INT8]: ColumnTypeEnum.Int64,
  [pg.types.builtins.OID]: ColumnTypeEnum.Int64,
};

async function queryCatalogue(pool: pg.Pool, text: string, values: unknown[]): ReturnType<Adapter["queryRaw"]> {
  const { fields, rows } = await pool.query<unknown[]>({ text, values, rowMode: "array" });
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ dataTypeID }) => CATALOGUE_TYPES[dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  };
}

type ShadowDatabase = { readonly pool: pg.Pool; readonly drop: () => Promise<void> };

/** Creates an empty database next to this one, in which the engine replays the migrations to compare. */
async function createShadowDatabase(pool: pg.Pool): Promise<ShadowDatabase> {
  const name = `prisma_shadow_${randomUUID()}`;
  await pool.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
  const url = new URL(pool.options.connectionString ?? "");
  url.pathname = `/${name}`;
  const shadow = openPool({ connectionString: url.href, max: 1, log: silentConnectionLog });
  // A connection may still be closing when its database goes, and is told so.
  shadow.on("connect", (client) => client.on("error", () => undefined));
  shadow.on("error", () => undefined);
  return {
    pool: shadow,
    drop: async () => {
      await shadow.end();
      await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}
