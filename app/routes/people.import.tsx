import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";

import { addToDraft } from "~/modules/changes/server/change-drafts.server";
import { requireRight, requireSession } from "~/modules/identity/server/require-session.server";
import { fieldOf } from "~/modules/inventory/schemas/person-forms";
import { EMPTY_IMPORT } from "~/modules/overview/domain/start-view";
import { parseRowEdits } from "~/modules/overview/schemas/import-form";
import { judgeTable } from "~/modules/overview/server/get-import-page.server";
import { ImportPage } from "~/modules/overview/ui/import-page";
import { languageOf, pageTexts } from "~/platform/texts/texts.server";
import { pageTitle } from "~/ui/page-title";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageTitle(matches, (reader) => reader.texts("people")("importTitle"));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  return { texts: pageTexts(language, "people", "names") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request, context);
  requireRight(session, "changes:write");
  const language = await languageOf(request, session.language);
  const form = await request.formData();
  const edits = parseRowEdits(form);
  const asked = { text: fieldOf(form, "table"), page: Number(fieldOf(form, "page")) || 1, language, edits };
  const { view, lines, left } = await judgeTable(context.server, session.customerId, asked);
  const intent = fieldOf(form, "intent");
  if (lines.length === 0 || (intent !== "add" && intent !== "add-good")) {
    return data({ view, added: null }, { status: view.problem === null ? 200 : 422 });
  }
  // Rows went bad since they were checked.
  if (intent === "add" && view.counts.bad > 0) {
    return data({ view: { ...view, problem: "tableBadRows" as const }, added: null }, { status: 422 });
  }
  const path = await addToDraft(context.server, session, lines);
  if (view.counts.bad === 0) return redirect(path);
  const added = { count: view.counts.good, path };
  return data({ view: { ...EMPTY_IMPORT, text: left }, added }, { status: 200 });
}

export default function Import() {
  const posted = useActionData<typeof action>();
  return <ImportPage view={posted?.view ?? EMPTY_IMPORT} added={posted?.added ?? null} />;
}
