import type { Writable } from "node:stream";

import { rerateUsage } from "~/modules/usage/server/rerate-usage.server";
import type { ServerContext } from "~/platform/context.server";
import { progressBar } from "./progress-bar";

type Streams = { readonly stdout: Writable; readonly stderr: Writable & { readonly isTTY?: boolean } };

/** `insight rerate`: rates again what waits for a tariff or a number, and prints the result. Returns the exit code. */
export async function rerateCommand(context: ServerContext, { stdout, stderr }: Streams): Promise<number> {
  const draw = stderr.isTTY ? progressBar(stderr) : undefined;
  const summary = await rerateUsage(context, ({ done, total }) => draw?.(done, total));
  stdout.write(`${JSON.stringify(summary)}\n`);
  return 0;
}
