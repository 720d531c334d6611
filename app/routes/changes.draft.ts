import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";

import { requireDownloadSession } from "~/modules/identity/server/require-session.server";
import { parseDraftPost } from "~/modules/changes/schemas/change-form";
import { saveDraft } from "~/modules/changes/server/change-drafts.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireDownloadSession(request, context);
  return redirect("/changes/new");
}

/** Keeps what the change page shows, while it is being put together. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireDownloadSession(request, context);
  const { place, write, draft } = parseDraftPost(await request.formData());
  // What is more than a draft can hold is not kept in part, and not as nothing.
  if (draft === null) return Response.json({ kind: "too-large" }, { status: 422 });
  return Response.json(await saveDraft(context.server, session, place, draft, write));
}
