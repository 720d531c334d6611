import type { Language } from "~/kernel/language";
import { expansionCents, productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { AddProfile, ChangeLine } from "~/modules/changes/domain/change-line";
import { earliestDateOf } from "~/modules/changes/domain/people/earliest-date";
import { freeNumbers } from "~/modules/changes/domain/people/number-lines";
import { startingLines, withPhones } from "~/modules/changes/domain/people/starting";
import { keepStarterTemplate } from "~/modules/changes/server/starter-templates.server";
import type { Principal } from "~/modules/identity/domain/principal";
import { costCentreName, costCentreProblem } from "~/modules/inventory/domain/cost-centre";
import { nameProblem, personName } from "~/modules/inventory/domain/person-name";
import { dayOfField, fieldOf } from "~/modules/inventory/schemas/person-forms";
import type { ServerContext } from "~/platform/context.server";
import type { StartForm, StartProblem, StartView } from "../domain/start-view";
import { proposedOutcome } from "./propose-lines.server";
import { loadStarterDesk, type StarterDesk } from "./starter-desk.server";

/** The page of somebody who starts, and the lines that do what was chosen; null when something is wrong with it. */
export type StartPage = { readonly view: StartView; readonly lines: readonly ChangeLine[] | null };

type Context = Pick<ServerContext, "database" | "clock" | "settings" | "newId">;

/** Returns the page of somebody who starts, and what a posted form comes to, in five statements. */
export async function getStartPage(
  context: Context,
  customerId: string,
  {
    posted,
    basis,
    language,
  }: { readonly posted: FormData | null; readonly basis: string; readonly language: Language },
): Promise<StartPage> {
  const desk = await loadStarterDesk(context, customerId);
  const view = viewOf(desk, basis);
  if (posted === null) return { view, lines: null };
  const { form, problems } = readForm(posted, desk);
  const kit = desk.kits.get(form.basis);
  if (problems.length > 0 || !kit) return { view: { ...view, form, problems }, lines: null };
  const starter = {
    name: form.name,
    on: dayOfField(posted, "on") ?? null,
    e164: form.number === "" ? null : form.number,
    costCentre: form.costCentre === "" ? null : form.costCentre,
  };
  const lines = startingLines(withPhones(kit, form.withPhone), starter, desk.snapshot);
  const outcome = proposedOutcome(desk.snapshot, lines, language);
  return { view: { ...view, form, outcome }, lines: outcome.isPossible ? lines : null };
}

/** Keeps what a choice gives as a template of the customer. Returns what is wrong with the name or the choice; null when it is kept. */
export async function keepTemplate(
  context: Context,
  actor: Pick<Principal, "customerId" | "email">,
  form: FormData,
): Promise<StartProblem | null> {
  const name = personName(fieldOf(form, "template")).slice(0, MAX_TEMPLATE_NAME);
  const problem = nameProblem(name);
  if (problem !== null) return { fieldId: "template", textKey: problem };
  const desk = await loadStarterDesk(context, actor.customerId);
  const kit = desk.kits.get(fieldOf(form, "basis"));
  if (!kit) return { fieldId: "template-basis", textKey: "chooseBasis" };
  const isKept = await keepStarterTemplate(context, actor, name, withPhones(kit, form.has("withPhone")));
  return isKept ? null : { fieldId: "template", textKey: "tooManyTemplates" };
}

const MAX_TEMPLATE_NAME = 80;

function viewOf({ snapshot, choices, costCentres }: StarterDesk, basis: string): StartView {
  const { rulePack, priceBook, receivedOn } = snapshot;
  const earliestOn = earliestDateOf(snapshot, adding(false));
  const phone = productInUseOn(priceBook, rulePack.fit.phoneProductCode, receivedOn);
  return {
    choices,
    free: freeNumbers(snapshot, earliestOn, MOST_FREE),
    costCentres,
    earliestOn,
    earliestWithPhoneOn: earliestDateOf(snapshot, adding(true)),
    leadTimes: { plain: rulePack.leadTimes.licence, withPhone: rulePack.leadTimes.licenceWithHardware },
    phoneCents: phone === null ? 0 : expansionCents(phone),
    form: { basis, name: "", on: "", number: "", costCentre: "", withPhone: false },
    problems: [],
    outcome: null,
  };
}

/** A longer list is for the page of all numbers. */
const MOST_FREE = 100;

function adding(withPhone: boolean): AddProfile {
  return { action: "add-profile", productCode: "", quantity: 1, withPhone, options: [], names: [] };
}

function readForm(posted: FormData, { kits }: StarterDesk): { form: StartForm; problems: StartProblem[] } {
  const form = {
    basis: fieldOf(posted, "basis"),
    name: personName(fieldOf(posted, "name")).slice(0, 200),
    on: fieldOf(posted, "on").slice(0, 10),
    number: fieldOf(posted, "number").slice(0, 20),
    costCentre: costCentreName(fieldOf(posted, "costCentre")).slice(0, 80),
    withPhone: posted.has("withPhone"),
  };
  const name = nameProblem(form.name);
  const problems: readonly (StartProblem | false)[] = [
    !kits.has(form.basis) && { fieldId: "basis", textKey: "chooseBasis" },
    name !== null && { fieldId: "name", textKey: name },
    dayOfField(posted, "on") === undefined && { fieldId: "on", textKey: "dateWrong" },
    form.costCentre !== "" &&
      costCentreProblem(form.costCentre) !== null && { fieldId: "costCentre", textKey: "costCentreTyped" },
  ];
  return { form, problems: problems.filter((problem) => problem !== false) };
}
