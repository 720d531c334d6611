import { priceListOn, productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { loadCatalogue } from "~/modules/catalogue/server/load-catalogue.server";
import { nameKey } from "~/modules/changes/domain/desk/name-key";
import type { ChangeSnapshot } from "~/modules/changes/domain/desk/change-snapshot";
import { kitsOf, type StarterKit } from "~/modules/changes/domain/people/starting";
import { additionRefusal, isNotSelfService } from "~/modules/changes/domain/rules/self-service";
import { dateOfReceipt } from "~/modules/changes/server/date-of-receipt.server";
import { loadChangeSnapshot } from "~/modules/changes/server/load-change-snapshot.server";
import { loadStarterTemplates } from "~/modules/changes/server/starter-templates.server";
import { loadPeople } from "~/modules/inventory/server/load-people.server";
import type { ServerContext } from "~/platform/context.server";
import type { StarterChoice } from "../domain/start-view";

/** What somebody who starts is judged on, and what can be given. */
export type StarterDesk = {
  readonly snapshot: ChangeSnapshot;
  readonly choices: readonly StarterChoice[];
  readonly kits: ReadonlyMap<string, StarterKit>;
  readonly costCentres: readonly string[];
};

/** Returns what somebody who starts can be given, in five statements: the customer's templates, each profile product alone, and what each
 *  colleague has. */
export async function loadStarterDesk(
  context: Pick<ServerContext, "database" | "clock" | "settings">,
  customerId: string,
): Promise<StarterDesk> {
  const catalogue = await loadCatalogue(context);
  const receivedOn = dateOfReceipt(context.clock, catalogue);
  return context.database.withCustomer(customerId, async (tx) => {
    const { snapshot, inventory } = await loadChangeSnapshot(context, tx, catalogue, customerId, receivedOn);
    const templates = await loadStarterTemplates(tx, customerId);
    const people = await loadPeople(tx, customerId);
    const kits = new Map<string, StarterKit>();
    const kitOf = kitsOf(snapshot);
    const products = productsOf(snapshot);
    const codes = new Set(products.map(({ code }) => code));
    const choice = (kind: StarterChoice["kind"], id: string, name: string, kit: StarterKit): StarterChoice[] => {
      if (kit.items.length === 0) return [];
      kits.set(`${kind}:${id}`, kit);
      return [{ value: `${kind}:${id}`, kind, name, contents: contentsOf(kit, snapshot) }];
    };
    const choices = [
      ...templates.flatMap(({ id, name, items }) => choice("template", id, name, { items })),
      ...products.flatMap(({ code, name }) =>
        choice("product", code, shortProductName(name), {
          items: [{ productCode: code, options: [], withPhone: false }],
        }),
      ),
      ...people.flatMap(({ personId, name, profileIds }) =>
        choice("person", personId, name, orderable(kitOf(profileIds), codes)),
      ),
    ];
    const centres = inventory.profiles.flatMap(({ costCentre }) => costCentre ?? []);
    return { snapshot, choices, kits, costCentres: [...new Set(centres)].sort() };
  });
}

/** Returns a function that tells what a name in a table stands for: a template, a colleague, or a product; null when it is none. */
export function kitsByName({ choices, kits }: StarterDesk): (name: string) => StarterKit | null {
  const named = new Map<string, StarterKit>();
  // The last one that is set stands: the first of its kind, of the kind that goes before the others.
  for (const kind of ["product", "person", "template"] as const) {
    for (const choice of choices.filter((each) => each.kind === kind).toReversed()) {
      const kit = kits.get(choice.value);
      if (kit !== undefined) named.set(nameKey(choice.name), kit);
    }
  }
  return (name) => named.get(nameKey(name)) ?? null;
}

function productsOf(snapshot: ChangeSnapshot): { readonly code: string; readonly name: string }[] {
  const { priceBook, receivedOn, profiles, rulePack } = snapshot;
  return [...priceListOn(priceBook, receivedOn).products.values()].filter(
    ({ scope, category, code }) =>
      scope === "profile" &&
      !isNotSelfService(code, rulePack.fit) &&
      additionRefusal(category, { profiles, rulePack, proposal: { receivedOn } }) === null,
  );
}

/** What a colleague has that can't be ordered here, such as a connection to the internet, is left out. */
function orderable({ items }: StarterKit, codes: ReadonlySet<string>): StarterKit {
  return { items: items.filter(({ productCode }) => codes.has(productCode)) };
}

function contentsOf({ items }: StarterKit, { priceBook, receivedOn }: ChangeSnapshot): string[] {
  return items
    .flatMap(({ productCode, options }) => [productCode, ...options])
    .map((code) => shortProductName(productInUseOn(priceBook, code, receivedOn)?.name ?? code));
}
