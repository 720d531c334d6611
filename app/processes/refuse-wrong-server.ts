import { openClient, silentConnectionLog } from "~/platform/database/connections.server";
import { readServerFacts, type ServerFacts } from "~/platform/database/server-facts.server";

import type { DatabaseServer } from "./open-database-server";
import { serverProblems } from "./server-rules";
import { StartError } from "./start-rules";

/** Examines a server of the operator's own before using it. Throws a StartError with every reason why the product
 *  cannot run on it, one per line. */
export async function refuseWrongServer({
  url,
  isEmbedded,
}: Pick<DatabaseServer, "url" | "isEmbedded">): Promise<void> {
  // The embedded one is made as it has to be.
  if (isEmbedded) return;
  const problems = serverProblems(await factsOf(url));
  if (problems.length === 0) return;
  throw new StartError(
    `The database server of DATABASE_URL can't be used:\n${problems.map((each) => `  ${each}`).join("\n")}`,
  );
}

async function factsOf(url: string): Promise<ServerFacts> {
  const client = openClient({ connectionString: url, application_name: "insight-operator", log: silentConnectionLog });
  try {
    await client.connect();
    return await readServerFacts(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
