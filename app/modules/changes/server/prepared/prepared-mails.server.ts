import { rulePackOn } from "~/modules/catalogue/domain/rule-pack";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { loadProductNames } from "~/modules/catalogue/server/load-product-names.server";
import { hasRight } from "~/modules/identity/domain/rights";
import { listUsers, type UserOfCustomer } from "~/modules/identity/server/list-users.server";
import { mailKey, type PreparedMail } from "~/modules/notifications/domain/mail-job";
import type { OutgoingMail } from "~/modules/notifications/server/send-mail.server";
import type { ServerContext } from "~/platform/context.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { PreparedAttempt, PreparedRequest } from "../../domain/prepared/prepared-request";
import { attemptWords } from "../../words/attempt-words";
import { requestLinePhrase } from "../../words/request-title";
import { getPrepared } from "./get-prepared.server";

/** Returns the mail to the signer of a prepared request (R3.6) or, when the signer may not submit any more, one to each
 *  user who may. Empty when what it tells is overtaken: it was signed anew, dropped or received since. */
export async function preparedMails(context: ServerContext, job: PreparedMail): Promise<OutgoingMail[]> {
  const { customerId, preparedId } = job;
  const prepared = await getPrepared(context, customerId, preparedId);
  if (job.kind === "prepared-signed" && job.revision !== prepared.revision) return [];
  const attempt = job.kind === "prepared-failed" ? prepared.attempts.find(({ on }) => on === job.on) : null;
  if (attempt === undefined) return [];
  const hasNext = attempt !== null && nextAfter(prepared, attempt) !== null;
  if (attempt !== null && !hasNext && prepared.status !== "lapsed") return [];
  const users = await context.database.withCustomer(customerId, (tx) => listUsers(tx, customerId));
  const [catalogue, productNames] = [await loadCatalogue(context), await loadProductNames(context)];
  const { submitsAt } = rulePackOn(catalogue.rulePacks, prepared.signed.submitOn).preparedRequest;
  return readersOf(prepared, users).map(({ id, name, email, language }) => {
    const reader = readerIn(language);
    return {
      key: `${mailKey(job)}:${id}`,
      to: { name, address: email },
      language,
      message: {
        ...prepared.signed,
        kind: job.kind,
        lines: prepared.lines.map((line) => requestLinePhrase(line, productNames, reader)),
        submitsAt,
        attempt:
          attempt === null
            ? null
            : {
                on: attempt.on,
                because: attemptWords(attempt.reason, prepared.lines, productNames, reader),
                nextOn: nextAfter(prepared, attempt),
              },
        link: `${context.settings.baseUrl}/changes/prepared/${preparedId}`,
      },
    };
  });
}

function readersOf({ signedByUserId }: PreparedRequest, users: readonly UserOfCustomer[]): readonly UserOfCustomer[] {
  const maySubmit = users.filter(({ role }) => hasRight(role, "changes:write"));
  const signer = maySubmit.filter(({ id }) => id === signedByUserId);
  return signer.length > 0 ? signer : maySubmit;
}

/** The day on which it is tried after an attempt: that of the next one, if there was one meanwhile. */
function nextAfter({ attempts, nextOn }: PreparedRequest, attempt: PreparedAttempt): PreparedRequest["nextOn"] {
  return attempts.find(({ on }) => on > attempt.on)?.on ?? nextOn;
}
