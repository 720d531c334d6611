import type { ServerContext } from "~/platform/context.server";
import type { Principal } from "../domain/principal";
import { recordAudit } from "./record-audit.server";

const MAX_SUBJECT_LENGTH = 200;

/** Records in the audit log that someone downloads a document or an export, through a page or the API: which one, by
 *  its address, and with which choice. It uses a short transaction of its own, before a connection is held for what is
 *  sent. Throws when it cannot be written: nothing is downloaded unrecorded. */
export async function recordDownload(
  { database, clock }: Pick<ServerContext, "database" | "clock">,
  { customerId, email }: Pick<Principal, "customerId" | "email">,
  request: Pick<Request, "url" | "method">,
): Promise<void> {
  // HEAD takes nothing along.
  if (request.method !== "GET") return;
  const { pathname, search } = new URL(request.url);
  await database.withCustomer(customerId, (tx) =>
    recordAudit(tx, {
      customerId,
      at: clock.now(),
      actor: email,
      action: "downloaded",
      subject: pathname.slice(0, MAX_SUBJECT_LENGTH),
      ...(search === "" ? {} : { detail: { choice: search.slice(1) } }),
    }),
  );
}
