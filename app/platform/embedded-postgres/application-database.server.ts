import type pg from "pg";

/** Name of the application's database and of the role that owns it. */
export const DATABASE_NAME = "insight";

/** Makes role and database when they are missing. The role is no superuser, like on a server of one's own: row-level security
 *  holds for it. It may create roles (the migrations do) and databases (the tests do). */
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

/** Another process may make it at the same moment. */
async function unlessMade(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (!["42710", "42P04", "23505"].includes(code ?? "")) throw error;
  }
}
