import { buffer } from "node:stream/consumers";
import type { Readable, Writable } from "node:stream";

import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ServerContext } from "~/platform/context.server";
import { drainMail } from "../tasks/drain-mail";
import { OrderError } from "~/modules/onboarding/domain/order-problem";
import { parseProvision } from "~/modules/onboarding/server/parse-provision.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";
import { fileProblem } from "./file-problem";
import { readJson } from "./read-json";

type Streams = { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable };

/** `insight provision`: adds the customer of a file (`-`: standard input), invites the owner, and prints the customer
 *  number and the invitation. Returns exit code 1 when the order is invalid, with each reason on its own line. */
export async function provisionCommand(context: ServerContext, file: string, streams: Streams): Promise<number> {
  const { stdout, stderr } = streams;
  try {
    const input = parseProvision(await readOrder(file, streams.stdin), await loadCatalogue(context));
    const { customerNumber, invitation } = await provisionCustomer(context, input);
    stdout.write(`${JSON.stringify({ customerNumber, invitation })}\n`);
  } catch (error) {
    if (!(error instanceof OrderError)) throw error;
    stderr.write(`${file}: this order can't be taken, nothing was written\n${error.message}\n`);
    return 1;
  }
  await drainMail(context, streams);
  return 0;
}

async function readOrder(file: string, stdin: Readable): Promise<unknown> {
  try {
    return await readJson(file === "-" ? await buffer(stdin) : file);
  } catch (error) {
    const problem = fileProblem(error, file);
    if (problem !== null) throw new OrderError([{ path: [], message: problem }]);
    if (error instanceof SyntaxError) throw new OrderError([{ path: [], message: error.message }]);
    throw error;
  }
}
