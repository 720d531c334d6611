import type { ServerContext } from "../context.server";

const AROUND = /^\s*(BEGIN|COMMIT|ROLLBACK|SET |DEALLOCATE|SELECT set_config)/i;

/** Runs an action and returns the data statements that its database received in the meantime, except those that begin,
 *  end and scope a transaction. */
export async function dataStatements(
  { database }: Pick<ServerContext, "database">,
  action: () => Promise<unknown>,
): Promise<string[]> {
  const seen: string[] = [];
  const listen = (client: object): void => {
    const queryable = client as { query: (...args: unknown[]) => unknown; heardBy?: Set<string[]> };
    if (queryable.heardBy) {
      queryable.heardBy.add(seen);
      return;
    }
    const hearing = new Set([seen]);
    const { query } = queryable;
    queryable.heardBy = hearing;
    queryable.query = (...args) => {
      const [first] = args;
      const text = typeof first === "string" ? first : (first as { text: string }).text;
      if (!AROUND.test(text)) for (const heard of hearing) heard.push(text);
      return query.apply(client, args);
    };
  };
  database.pool.on("acquire", listen);
  try {
    await action();
  } finally {
    database.pool.off("acquire", listen);
  }
  return [...seen];
}
