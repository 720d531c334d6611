import { redirect, type ActionFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { parseDraftPost } from "~/modules/changes/schemas/change-form";
import { saveDraft } from "~/modules/changes/server/change-drafts.server";

export function loader() {
  return redirect("/changes/new");
}

/** Keeps what the change page shows, while it is being put together. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireDownloadSession(request, context);
  const { place, draft } = parseDraftPost(await request.formData());
  const saved = await saveDraft(context.server, session, place, draft);
  if (saved.kind === "changed-elsewhere") return Response.json({ kind: saved.kind }, { status: 409 });
  return Response.json({ id: saved.id, revision: saved.revision });
}
