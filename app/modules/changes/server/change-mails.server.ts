import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { priceListOn, type Product } from "~/modules/catalogue/domain/catalogue";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { cancellableUntil, executionStarts } from "../domain/execution/execution-time";
import type { RequestLine } from "../domain/change-request";
import { getChangeRequest } from "./get-change-request.server";
import { requestProgress } from "../domain/request-progress";
import { lineWords } from "../words/line-words";
import { reasonWords } from "../words/reason-words";
import { linePhrase } from "../words/request-title";
import { listUsers } from "~/modules/identity/server/list-users.server";
import { mailKey, type ChangeMail } from "~/modules/notifications/domain/mail-job";
import type { ChangeMessageLine } from "~/modules/notifications/domain/mail-message";
import type { OutgoingMail } from "~/modules/notifications/server/send-mail.server";
import type { ServerContext } from "~/platform/context.server";
import { readerIn } from "~/platform/texts/texts.server";
import type { Language } from "~/kernel/language";

/** Returns the mail to the submitter of a change request about what happened to it. Empty when the submitter is no
 *  longer a user. */
export async function changeMails(context: ServerContext, job: ChangeMail): Promise<OutgoingMail[]> {
  const { customerId, requestId, kind, positions } = job;
  const request = await getChangeRequest(context, customerId, requestId);
  const users = await context.database.withCustomer(customerId, (tx) => listUsers(tx, customerId));
  const submitter = users.find(({ email }) => email === request.submittedBy);
  if (!submitter) return [];
  const catalogue = await loadCatalogue(context);
  const { products } = priceListOn(catalogue.priceBook, request.receivedOn);
  const lines = request.lines.filter(({ index }) => positions === undefined || positions.includes(index));
  return [
    {
      key: mailKey(job),
      to: { name: submitter.name, address: submitter.email },
      language: submitter.language,
      message: {
        kind,
        lines: lines.map((line) => messageLine(line, products, submitter.language)),
        progress: kind === "change-executed" || kind === "change-rejected" ? requestProgress(request) : null,
        startsAt: cancellableUntil(
          lines.map(({ date }) => date),
          executionStarts(catalogue.rulePacks),
          request.receivedOn,
        ),
        preparedOn: request.preparedAs === null ? null : amsterdamDateOf(request.preparedAs.signedAt),
        link: `${context.settings.baseUrl}/changes/${requestId}`,
      },
    },
  ];
}

function messageLine(line: RequestLine, products: ReadonlyMap<string, Product>, language: Language): ChangeMessageLine {
  const reader = readerIn(language);
  const { profileName, fromProductCode, date: on, oneTimeCents, monthlyDeltaCents, buyOutCents } = line;
  const { billedFrom, billedUntil } = line;
  const subject = profileName === null ? null : { name: profileName, productCode: fromProductCode, options: [] };
  const words = linePhrase(
    line.line,
    lineWords(line.line, subject, (code) => products.get(code)?.name ?? code, reader),
  );
  const doneOn = line.isLate && line.executedAt !== null ? amsterdamDateOf(line.executedAt) : null;
  const because = line.status === "rejected" ? reasonWords(line.reason, reader) : null;
  return { words, on, doneOn, because, oneTimeCents, monthlyDeltaCents, buyOutCents, billedFrom, billedUntil };
}
