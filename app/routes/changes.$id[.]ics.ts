import type { LoaderFunctionArgs } from "@remix-run/node";

import { requestCalendar } from "~/modules/changes/server/request-calendar.server";
import { recordDownload } from "~/modules/identity/server/record-download.server";
import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { answerApi } from "~/platform/web/api-answer.server";
import { languageOf } from "~/platform/texts/texts.server";

/** The days of a change request, to put in one's calendar. */
export function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  return answerApi(context, async () => {
    const session = await requireDownloadSession(request, context);
    const language = await languageOf(request, session.language);
    const { name, body } = await requestCalendar(context.server, session.customerId, params["id"] ?? "", language);
    await recordDownload(context.server, session, request);
    return new Response(body, {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
        "Content-Disposition": `attachment; filename="${name}"`,
      },
    });
  });
}
