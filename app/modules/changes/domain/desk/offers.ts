import { CATEGORIES, priceListOn, type Category, type Product } from "~/modules/catalogue/domain/catalogue";
import { isInService } from "~/modules/inventory/domain/in-service";
import { assess, type AssessedLine, type Assessment } from "../evaluation/assess";
import type { AddNumber, ChangeLine } from "../change-line";
import { evaluationInputOf, type ChangeSnapshot } from "./change-snapshot";
import type { Finding } from "../rules/finding";
import { lockedUsers } from "./locked-users";

/** Why the evaluator would refuse what a page could offer. Anything not listed is offered, so that no page offers what
 *  the evaluator refuses. */
export type Refusals = {
  /** Why no profile of a category can be added. */
  readonly additions: Readonly<Partial<Record<Category, Finding>>>;
  /** Why no profile of a category can be removed. */
  readonly removals: Readonly<Partial<Record<Category, Finding>>>;
  /** Why a group option or number cannot be added (by product code) or removed (by product code or number id). */
  readonly shared: Readonly<Partial<Record<string, Finding>>>;
};

const NETHERLANDS = "NL";

/** Returns the country for which the page offers a number product at first: the Netherlands, or the first of its list. */
export function firstCountryOf({ countries }: Pick<Product, "countries">): string {
  return countries.includes(NETHERLANDS) ? NETHERLANDS : (countries[0] ?? NETHERLANDS);
}

/** Returns whether numbers of a product have an area code that can be asked for (R5.11). */
export function hasAreaCode({ code, countries }: Product, { rulePack }: Pick<ChangeSnapshot, "rulePack">): boolean {
  return countries.includes(NETHERLANDS) && !rulePack.areaCodes.notFor.includes(code);
}

/** Returns the line that orders a number product as it is chosen on the page. Without an area code, the rule pack decides. */
export function numberLine(productCode: string, country: string, areaCode: string): AddNumber {
  const digits = areaCode.replace(/[\s-]/g, "");
  const isArea = country === NETHERLANDS && digits !== "";
  return { action: "add-number", productCode, quantity: 1, country, areaCode: isArea ? digits.slice(0, 8) : null };
}

/** Only why nobody can be removed. */
export function removalRefusals(snapshot: ChangeSnapshot): Pick<Refusals, "removals"> {
  return { removals: removalRefusalsOf(snapshot) };
}

export function refusalsOn(snapshot: ChangeSnapshot): Refusals {
  const products = [...priceListOn(snapshot.priceBook, snapshot.receivedOn).products.values()];
  const additions = CATEGORIES.flatMap((category) => {
    const product = products.find((it) => it.scope === "profile" && it.category === category);
    return product ? [{ key: category, line: adding(product.code, snapshot) }] : [];
  });
  const shared = sharedLines(products, snapshot);
  const { lines } = judged(
    [...additions, ...shared].map(({ line }) => line),
    snapshot,
  );
  const findings = lines.map(({ findings }) => findings[0]);
  return {
    additions: byKey(additions.map(({ key }, at) => [key, findings[at]])),
    removals: removalRefusalsOf(snapshot),
    shared: byKey(shared.map(({ key }, at) => [key, findings[additions.length + at]])),
  };
}

/** Returns why nobody of a category can be removed, for the categories of which that is so beside the lines that are asked. */
export function stayingCategories(
  { removals }: Pick<Refusals, "removals">,
  lines: readonly ChangeLine[],
  snapshot: ChangeSnapshot,
): ReadonlyMap<Category, Finding> {
  return new Map(
    CATEGORIES.flatMap((category) => {
      const finding = removals[category];
      return finding && !isLifted(finding, lines, snapshot) ? [[category, finding] as const] : [];
    }),
  );
}

/** Returns the group options on the page of modules: their own and those of the contract (R5.10). */
export function groupOptionsOf(
  categories: readonly string[],
  products: Iterable<Product>,
  { rulePack }: Pick<ChangeSnapshot, "rulePack">,
): Product[] {
  const { contractOptions } = rulePack.fit;
  return [...products].filter(
    ({ scope, code, category: its }) =>
      scope === "group_option" && (categories.includes(its) || contractOptions.includes(code)),
  );
}

/** Returns the refusals of shared things beside what is asked, numbers judged anew: the evaluator is asked whether a number could be removed
 *  on the last day of the request. Lines that it refuses change nothing: half a swap gives no number. */
export function refusalsBeside(
  shared: Refusals["shared"],
  asked: readonly AssessedLine[],
  snapshot: ChangeSnapshot,
): Refusals["shared"] {
  const numbers = Object.entries(shared).flatMap(([id, finding]) => (finding?.code === "NUMBER_IN_USE" ? [id] : []));
  const sound = asked.filter(({ findings }) => findings.length === 0);
  if (numbers.length === 0 || sound.length === 0) return shared;
  const preferredDate =
    sound
      .flatMap(({ date }) => date ?? [])
      .sort()
      .at(-1) ?? null;
  const others = sound.flatMap(({ view: { line }, date }) =>
    line.action === "remove-number" ? [] : [{ ...line, preferredDate: date }],
  );
  const { lines } = judged(
    [
      ...others,
      ...numbers.map((numberId) => ({ action: "remove-number", numberId, preferredDate }) satisfies ChangeLine),
    ],
    snapshot,
  );
  const again = numbers.map(
    (id, at) => [id, lines[others.length + at]?.findings.find(({ code }) => code === "NUMBER_IN_USE")] as const,
  );
  return { ...shared, ...Object.fromEntries(numbers.map((id) => [id, undefined])), ...byKey(again) };
}

/** Returns whether the other lines of the draft take away a refusal: someone is added to a category whose last profile leaves. */
export function isLifted(finding: Finding, lines: readonly ChangeLine[], snapshot: ChangeSnapshot): boolean {
  if (finding.code !== "MIN_PROFILES") return false;
  const { products } = priceListOn(snapshot.priceBook, snapshot.receivedOn);
  return lines.some(
    (line) => line.action === "add-profile" && products.get(line.productCode)?.category === finding.category,
  );
}

/** Returns one line for each option and number. No two are about the same thing, so that they do not affect each other.
 */
function sharedLines(
  products: readonly Product[],
  { groupOptions, numbers, rulePack }: ChangeSnapshot,
): { readonly key: string; readonly line: ChangeLine }[] {
  return [
    ...groupOptions.map((code) => ({ key: code, line: groupLine("remove-option", code) })),
    ...products
      .filter(({ scope, code }) => scope === "group_option" && !groupOptions.includes(code))
      .map(({ code }) => ({ key: code, line: groupLine("add-option", code) })),
    ...products
      .filter(({ scope }) => scope === "number")
      .map((product) => ({
        key: product.code,
        line: { ...numberLine(product.code, firstCountryOf(product), ""), quantity: rulePack.quantity.min },
      })),
    ...(numbers ?? []).map(({ id }) => ({ key: id, line: { action: "remove-number" as const, numberId: id } })),
  ];
}

/** The refusal does not depend on which profile is removed: it is the last of its category, or the category cannot be
 *  ended here. */
function removalRefusalsOf(snapshot: ChangeSnapshot): Refusals["removals"] {
  const locked = lockedUsers(snapshot);
  const leaving = CATEGORIES.flatMap((category) => {
    const profile = snapshot.profiles.find(
      (it) => it.category === category && isInService(it, snapshot.receivedOn) && !locked.has(it.id),
    );
    return profile ? [{ category, line: { action: "remove-profile" as const, profileId: profile.id } }] : [];
  });
  const { lines, requestFindings } = judged(
    leaving.map(({ line }) => line),
    snapshot,
  );
  const minimum = (category: Category): Finding | undefined =>
    requestFindings.find((finding) => finding.code === "MIN_PROFILES" && finding.category === category);
  const lasting = (findings: readonly Finding[]): Finding | undefined =>
    findings.find(({ code }) => code === "NOT_SELF_SERVICE");
  return byKey(leaving.map(({ category }, at) => [category, lasting(lines[at]?.findings ?? []) ?? minimum(category)]));
}

function judged(lines: readonly ChangeLine[], snapshot: ChangeSnapshot): Assessment {
  return assess(evaluationInputOf(snapshot, { lines, preferredDate: null }));
}

/** Returns a line that adds the smallest allowed quantity. */
function adding(productCode: string, { rulePack }: ChangeSnapshot): ChangeLine {
  const { min: quantity } = rulePack.quantity;
  return { action: "add-profile", productCode, quantity, withPhone: false, options: [], names: [] };
}

function groupLine(action: "add-option" | "remove-option", productCode: string): ChangeLine {
  return { action, profileId: null, productCode };
}

function byKey<Key extends string>(
  entries: readonly (readonly [key: Key, finding: Finding | undefined])[],
): Partial<Record<Key, Finding>> {
  const refusals: Partial<Record<Key, Finding>> = {};
  for (const [key, finding] of entries) if (finding) refusals[key] = finding;
  return refusals;
}
