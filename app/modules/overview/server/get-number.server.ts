import type { Language } from "~/kernel/language";
import { NotFoundError } from "~/kernel/not-found";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import type { ChangeLine } from "~/modules/changes/domain/change-line";
import type { ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { earliestDateOf } from "~/modules/changes/domain/people/earliest-date";
import { dateOfReceipt } from "~/modules/changes/server/date-of-receipt.server";
import { loadChangeSnapshot } from "~/modules/changes/server/load-change-snapshot.server";
import { freeNumbers, numberLines, type NumberWish } from "~/modules/changes/domain/people/number-lines";
import { comingNumbers } from "~/modules/changes/domain/rules/coming-numbers";
import type { NumberPromise } from "~/modules/inventory/domain/number-list";
import { holdsNumber, isInService } from "~/modules/inventory/domain/in-service";
import { dayOfField, fieldOf } from "~/modules/inventory/schemas/person-forms";
import type { ServerContext } from "~/platform/context.server";
import type { NumberedProfile, NumberView } from "../domain/number-view";
import { proposedOutcome } from "./propose-lines.server";

/** The page of a number, and the lines that do what a form asks; null when something is wrong with it. */
export type NumberPage = { readonly view: NumberView; readonly lines: readonly ChangeLine[] | null };

/** Returns what can be done with a number of a number product, in three statements. Throws a NotFoundError for a number that is not the
 *  customer's. */
export async function getNumberPage(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
  e164: string | null,
  { posted, language }: { readonly posted: FormData | null; readonly language: Language },
): Promise<NumberPage> {
  const catalogue = await loadCatalogue(context);
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot, inventory } = await context.database.withCustomer(customerId, (tx) =>
    loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn),
  );
  const isOwn = (snapshot.numbers ?? []).some(
    ({ numbers }) => numbers !== null && e164 !== null && holdsNumber(numbers, e164),
  );
  if (e164 === null || !isOwn) throw new NotFoundError("number");
  const { promised = null } = comingNumbers(inventory, snapshot.earlierRequests).numbers.get(e164) ?? {};
  const view = viewOf(snapshot, e164, promised);
  if (posted === null) return { view, lines: null };
  const on = dayOfField(posted, "on");
  const wish = wishOf(posted, view);
  if (on === undefined || wish === null) {
    const problem = on === undefined ? "dateWrong" : "chooseSomebody";
    return { view: { ...view, on: fieldOf(posted, "on").slice(0, 10), problem }, lines: null };
  }
  const lines = numberLines(wish, on);
  const outcome = proposedOutcome(snapshot, lines, language);
  if (outcome.isPossible) return { view, lines };
  return { view: { ...view, on: on ?? "", refused: outcome }, lines: null };
}

function viewOf(snapshot: ChangeSnapshot, e164: string, promised: NumberPromise | null): NumberView {
  const fixed = snapshot.profiles
    .filter((profile) => profile.category === "voice" && isInService(profile, snapshot.receivedOn))
    .map(({ id, name, e164: own }): NumberedProfile => ({ profileId: id, name: name ?? "", e164: own }));
  const earliestOn = earliestDateOf(snapshot, { action: "hand-over", profileId: "" });
  const holder = fixed.find((profile) => profile.e164 === e164) ?? null;
  return {
    e164,
    holder,
    promised,
    others: fixed.filter(({ profileId }) => profileId !== holder?.profileId),
    free: holder === null ? [] : freeNumbers(snapshot, earliestOn, MOST_FREE),
    earliestOn,
    on: earliestOn,
    refused: null,
    problem: null,
  };
}

/** A longer list is for the page of all numbers. */
const MOST_FREE = 100;

/** Returns what a form asks, or null when it does not say whom it is about. */
function wishOf(form: FormData, { e164, holder, others }: NumberView): NumberWish | null {
  const other = others.find(({ profileId }) => profileId === fieldOf(form, "profile"));
  switch (fieldOf(form, "intent")) {
    case "assign":
      return holder === null && other ? { kind: "assign", profileId: other.profileId, e164 } : null;
    case "release":
      return holder === null ? null : { kind: "release", profileId: holder.profileId };
    case "another": {
      const number = fieldOf(form, "number");
      return holder === null || number === "" ? null : { kind: "assign", profileId: holder.profileId, e164: number };
    }
    case "swap":
      return holder === null || !other || other.e164 === null
        ? null
        : {
            kind: "swap",
            one: { profileId: holder.profileId, e164 },
            other: { profileId: other.profileId, e164: other.e164 },
          };
    default:
      throw new NotFoundError("form");
  }
}
