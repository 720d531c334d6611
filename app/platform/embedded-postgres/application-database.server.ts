import type pg from "pg";

/** The name of the application's database and of the role that owns it. */
export const DATABASE_NAME = "insight";

/** Creates role and database if they are missing. As on an operator's own server the role is not a superuser, so that
 *  row-level security applies to it. It may create roles (for the migrations) and databases (for the tests). */
export async function ensureDatabase(superuser: pg.Client, password: string): Promise<void> {
  const { rows } = await superuser.query<{ role: boolean; database: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '${DATABASE_NAME}') AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = '${DATABASE_NAME}') AS database`,
  );
  if (!rows[0]?.role) {
    await unlessMade(superuser.query(`CREATE ROLE ${DATABASE_NAME} LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`));
  }
  if (!rows[0]?.database) await unlessMade(superuser.query(`CREATE DATABASE ${DATABASE_NAME} OWNER ${DATABASE_NAME}`));
}

/** Another process may create it at the same moment. */
async function unlessMade(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (!["42710", "42P04", "23505"].includes(code ?? "")) throw error;
  }
}
