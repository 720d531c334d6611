import { addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { NotFoundError } from "~/kernel/not-found";
import { loadCatalogue, type Catalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { profileIdOf } from "~/modules/changes/domain/change-line";
import type { ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { earliestDateOf } from "~/modules/changes/domain/people/earliest-date";
import { dateOfReceipt } from "~/modules/changes/server/date-of-receipt.server";
import { loadChangeSnapshot } from "~/modules/changes/server/load-change-snapshot.server";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import { moduleOverviews } from "~/modules/inventory/domain/module-overview";
import {
  personOverviews,
  type Person,
  type PersonOverview,
  type TiedPerson,
  type TiedProfile,
} from "~/modules/inventory/domain/person";
import { loadPerson } from "~/modules/inventory/server/load-people.server";
import { readPersonInvoiceLines } from "~/modules/invoices/server/person-invoice-lines.server";
import { loadCallRates } from "~/modules/usage/server/load-call-rates.server";
import { readUsageByMonth } from "~/modules/usage/server/person-usage.server";
import { today } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { AskedOfPerson, PersonView } from "../domain/person-view";
import { readAdvices } from "./person-advice.server";

/** A person with what a change of theirs is judged on. */
export type PersonAtDesk = {
  readonly person: PersonOverview;
  readonly profiles: readonly TiedProfile[];
  readonly snapshot: ChangeSnapshot;
  /** The names of those with a line in service, each once, as many as a page proposes. */
  readonly names: readonly string[];
  readonly asOf: LocalDate;
};

/** With what is or was in service, for advice. */
type PersonAndInventory = PersonAtDesk & { readonly inventory: Inventory };

type Context = Pick<ServerContext, "database" | "clock" | "settings">;

/** Returns a person with what a change of theirs is judged on, in four statements. Throws a NotFoundError for another customer's. */
export async function getPersonAtDesk(context: Context, customerId: string, personId: string): Promise<PersonAtDesk> {
  const catalogue = await loadCatalogue(context);
  return context.database.withCustomer(customerId, (tx) => personAtDesk(context, tx, catalogue, customerId, personId));
}

async function personAtDesk(
  context: Context,
  tx: Transaction,
  catalogue: Catalogue,
  customerId: string,
  personId: string,
): Promise<PersonAndInventory> {
  const tied = await loadPerson(tx, customerId, personId);
  if (tied === null) throw new NotFoundError("person");
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  const { snapshot, inventory } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
  const asOf = today(context.clock);
  const [person] = personOverviews([idsOf(tied)], moduleOverviews(inventory, catalogue.priceBook, asOf));
  if (person === undefined) throw new NotFoundError("person");
  const inService = inventory.profiles.filter(
    ({ activeFrom, activeUntil }) => activeFrom !== null && activeUntil === null,
  );
  return {
    person,
    profiles: tied.profiles,
    snapshot,
    inventory,
    names: [...new Set(inService.map(({ name }) => name))].slice(0, MOST_NAMES),
    asOf,
  };
}

/** Returns the page of a person: what they have over all modules, used in twelve months, and were billed, and what was asked for them, in seven
 *  statements. Throws a NotFoundError for another customer's. */
export async function getPerson(context: Context, customerId: string, personId: string): Promise<PersonView> {
  const [catalogue, rates] = [await loadCatalogue(context), await loadCallRates(context)];
  return context.database.withCustomer(customerId, async (tx) => {
    const { snapshot, asOf, inventory, ...found } = await personAtDesk(context, tx, catalogue, customerId, personId);
    const lines = found.profiles.map(({ profileId, personSince }) => ({ profileId, since: personSince }));
    const thisMonth = firstOfMonth(asOf);
    const usage = await readUsageByMonth(tx, customerId, lines, { from: addMonths(thisMonth, -12), until: thisMonth });
    const [advice = null] = await readAdvices(tx, customerId, { snapshot, asOf, inventory, ...found }, rates);
    const invoiceLines = await readPersonInvoiceLines(tx, customerId, lines, INVOICES);
    return {
      ...found,
      usage,
      invoiceLines,
      advice,
      asked: askedOf(snapshot, new Set(found.profiles.map(({ profileId }) => profileId))),
      earliestHandOver: earliestDateOf(snapshot, { action: "hand-over", profileId: "" }),
    };
  });
}

/** A longer list of names weighs more than it helps. */
export const MOST_NAMES = 300;

/** The newest invoices whose lines the page shows. */
const INVOICES = 3;

function idsOf({ personId, name, profiles }: TiedPerson): Person {
  return { personId, name, profileIds: profiles.map(({ profileId }) => profileId) };
}

/** What is still to come first, then what was done, the newest first. */
function askedOf({ earlierRequests }: ChangeSnapshot, own: ReadonlySet<string>): AskedOfPerson[] {
  const asked = earlierRequests.flatMap(({ id, lines }) =>
    lines.flatMap((line, at) => {
      const profileId = profileIdOf(line.line);
      return id !== null && profileId !== null && own.has(profileId)
        ? [{ ...line, requestId: id, key: `${id}${String(at)}` }]
        : [];
    }),
  );
  const rank = ({ status }: AskedOfPerson): number => (status === "queued" ? 0 : 1);
  return asked.toSorted((a, b) => rank(a) - rank(b) || ((a.date ?? "") < (b.date ?? "") ? 1 : -1)).slice(0, MOST_ASKED);
}

const MOST_ASKED = 12;
