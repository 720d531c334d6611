import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { createApiToken } from "~/modules/identity/server/api-tokens.server";
import type { ServerContext } from "~/platform/context.server";
import type { Character } from "./story-actions";

/** Writes the sign-ins of the demo users to `demo.json` in the data directory, for its owner alone. */
export async function writeDemoFile(context: ServerContext, characters: readonly Character[]): Promise<void> {
  const users = [];
  for (const { story, customerNumber, email, password, members } of characters) {
    const signIns = [{ email, password, role: "owner" }, ...members.map((member) => ({ ...member, role: "member" }))];
    for (const signIn of signIns) {
      const { token } = await createApiToken(context, { email: signIn.email, createdBy: null });
      users.push({ story: story.name, customerNumber, ...signIn, totpSecret: null, apiToken: token });
    }
  }
  const { dataDirectory } = context.settings;
  await mkdir(dataDirectory, { recursive: true });
  const path = join(dataDirectory, "demo.json");
  await writeFile(`${path}.part`, `${JSON.stringify(users, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
