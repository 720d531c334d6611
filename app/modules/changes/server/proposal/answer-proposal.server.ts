import { NotFoundError } from "~/kernel/not-found";
import type { Principal } from "~/modules/identity/domain/principal";
import { recordDownload } from "~/modules/identity/server/record-download.server";
import type { ServerContext } from "~/platform/context.server";
import { readerIn } from "~/platform/texts/texts.server";
import { answerDownload, type DownloadHolder } from "~/platform/web/answer-download.server";
import { proposedDrafts } from "../judged-drafts.server";
import { renderProposalPdf } from "./render-proposal-pdf.server";

/** Answers with the proposal of the drafts that an address names, or of those that were changed last, within the holder's download limit,
 *  and records it in the audit log. Throws a NotFoundError when there is no draft, or one that the user does not see. */
export function answerProposal(
  request: Request,
  context: Pick<ServerContext, "database" | "clock" | "newId" | "settings">,
  principal: Principal,
  holder: DownloadHolder,
): Promise<Response> {
  const ids = new URL(request.url).searchParams.getAll("draft");
  const reader = readerIn(holder.language ?? principal.language);
  return answerDownload(request, holder, async () => {
    const proposal = await proposedDrafts(context, principal, ids, reader);
    if (proposal.drafts.length === 0) throw new NotFoundError("drafts to propose");
    const customer = { name: principal.customerName, number: principal.customerNumber };
    const content = await renderProposalPdf(proposal, { customer, operator: context.settings.operator }, reader);
    await recordDownload(context, principal, request);
    const name = `${reader.texts("proposal")("fileName")}-${proposal.snapshot.receivedOn}.pdf`;
    return { name, type: "application/pdf", content };
  });
}
