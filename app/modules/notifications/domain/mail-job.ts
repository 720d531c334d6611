import { digestOf } from "~/kernel/digest";

/** The payload of a `send-mail` job: ids, never an amount or a secret. The text is made from the rows at the moment of
 *  sending. */
export type MailJob = UserLinkMail | CustomerMail | InvoiceMail | ChangeMail | PreparedMail;

/** A link for one user to choose a password (R8.1). */
export type UserLinkMail = {
  readonly kind: "invitation" | "password-reset";
  readonly customerId: string;
  readonly userId: string;
  readonly tokenId: string;
};

/** The first invoice opened the portal (R8.3). Sent to every owner. */
export type CustomerMail = { readonly kind: "portal-open"; readonly customerId: string };

/** An issued invoice, sent to the invoice address (R7.2). */
export type InvoiceMail = { readonly kind: "invoice"; readonly customerId: string; readonly invoiceId: string };

/** What happened to a change request, sent to its submitter. Without positions it is about all lines. */
export type ChangeMail = {
  readonly kind: "change-queued" | "change-moved" | "change-executed" | "change-rejected" | "change-cancelled";
  readonly customerId: string;
  readonly requestId: string;
  readonly positions?: readonly number[] | undefined;
  /** Tells what happens more than once to the same lines apart: the id of the event. */
  readonly eventId?: string | undefined;
};

/** What was signed for a prepared request, that it was dropped, or that it could not be received on a day (R3.6), sent to
 *  its signer. `revision` tells how often it was signed. */
export type PreparedMail = { readonly customerId: string; readonly preparedId: string } & (
  | { readonly kind: "prepared-signed"; readonly revision: number }
  | { readonly kind: "prepared-dropped" }
  | { readonly kind: "prepared-failed"; readonly on: string }
);

/** Returns a permanent key of a mail: a job with the same key is the same mail, at most sent again. The key is short,
 *  however many lines the mail is about. */
export function mailKey(job: MailJob): string {
  switch (job.kind) {
    case "invitation":
    case "password-reset":
      return `${job.kind}:${job.tokenId}`;
    case "portal-open":
      return `${job.kind}:${job.customerId}`;
    case "invoice":
      return `${job.kind}:${job.invoiceId}`;
    case "change-queued":
    case "change-moved":
    case "change-executed":
    case "change-rejected":
    case "change-cancelled":
      return [
        job.kind,
        job.requestId,
        ...(job.positions ? [digestOf(job.positions.join())] : []),
        ...(job.eventId === undefined ? [] : [job.eventId]),
      ].join(":");
    case "prepared-signed":
      return `${job.kind}:${job.preparedId}:${String(job.revision)}`;
    case "prepared-dropped":
      return `${job.kind}:${job.preparedId}`;
    case "prepared-failed":
      return `${job.kind}:${job.preparedId}:${job.on}`;
    default:
      return job satisfies never;
  }
}
