import { localDate, type LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { toDateColumn } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import { optionsByProfile } from "../domain/inventory-after";
import type { StartedSubscription } from "../domain/inventory";
import type { Inventory, InventoryProfile, InventorySubscription, SubscriptionKind } from "../domain/inventory";

type ProfileRow = Omit<InventoryProfile, "activeFrom" | "activeUntil" | "options"> & Days<"activeFrom" | "activeUntil">;
type SubscriptionRow = Omit<InventorySubscription, "numbers" | DayColumn> &
  Days<DayColumn> & { readonly firstE164: string | null; readonly lastE164: string | null };
type DayColumn = "activeFrom" | "activeUntil" | "billedFrom" | "billedUntil";
type Days<Key extends string> = Readonly<Record<Key, string | null>>;

/** Returns all profiles, and the products that are in service, ordered, or billed on or after a day, in one statement.
 */
export async function readInventory(tx: Transaction, customerId: string, asOf: LocalDate): Promise<Inventory> {
  const [row] = await tx.$queryRaw<{ profiles: ProfileRow[]; subscriptions: SubscriptionRow[] }[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object(
                     'id', id, 'category', category, 'productCode', product_code, 'name', name, 'e164', e164,
                     'withDevice', with_device, 'costCentre', cost_centre, 'activeFrom', active_from,
                     'activeUntil', active_until) ORDER BY name COLLATE "und-x-icu", e164, id), '[]')
              FROM profiles WHERE customer_id = ${customerId}::uuid) AS profiles,
           (SELECT coalesce(json_agg(json_build_object(
                     'id', id, 'category', category, 'kind', kind, 'productCode', product_code, 'profileId', profile_id,
                     'firstE164', first_e164, 'lastE164', last_e164, 'activeFrom', active_from, 'activeUntil', active_until,
                     'billedFrom', billed_from, 'billedUntil', billed_until) ORDER BY first_e164, product_code, id), '[]')
              FROM subscriptions
             WHERE customer_id = ${customerId}::uuid
               AND (active_until IS NULL OR active_until >= ${asOf}::date OR billed_until IS NULL
                    OR billed_until >= ${asOf}::date)) AS subscriptions`;
  const subscriptions = (row?.subscriptions ?? []).map(toSubscription);
  const options = optionsByProfile(subscriptions);
  return {
    profiles: (row?.profiles ?? []).map((profile) => ({
      ...profile,
      activeFrom: dayOrNull(profile.activeFrom),
      activeUntil: dayOrNull(profile.activeUntil),
      options: options.get(profile.id) ?? [],
    })),
    subscriptions,
  };
}

export type NewProfile = {
  readonly id: string;
  readonly customerId: string;
  readonly deliveryId: string;
  readonly category: Category;
  readonly productCode: string;
  readonly name: string;
  readonly e164: string | null;
  readonly withDevice: boolean;
};

export type NewSubscription = {
  readonly id: string;
  readonly customerId: string;
  readonly deliveryId: string;
  readonly category: Category;
  readonly kind: SubscriptionKind;
  readonly productCode: string;
  readonly profileId: string | null;
  readonly firstE164: string | null;
  readonly lastE164: string | null;
  readonly country: string | null;
};

export async function addProfiles(tx: Transaction, profiles: readonly NewProfile[]): Promise<void> {
  await tx.profile.createMany({ data: [...profiles] });
}

export async function addSubscriptions(tx: Transaction, subscriptions: readonly NewSubscription[]): Promise<void> {
  await tx.subscription.createMany({ data: subscriptions.map((it) => ({ ...it, kind: KIND_COLUMN[it.kind] })) });
}

/** Puts everything ordered with a delivery into service and billing, and returns it in the order of ids. */
export async function startDelivery(
  tx: Transaction,
  customerId: string,
  deliveryId: string,
  on: LocalDate,
): Promise<StartedSubscription[]> {
  const where = { customerId, deliveryId, activeFrom: null };
  const day = toDateColumn(on);
  await tx.profile.updateMany({ where, data: { activeFrom: day } });
  const started = await tx.subscription.updateManyAndReturn({
    where,
    data: { activeFrom: day, billedFrom: day },
    select: { category: true, kind: true, productCode: true, profileId: true },
  });
  return started.map((row) => ({ ...row, kind: row.kind === "group_option" ? "group-option" : row.kind }));
}

const KIND_COLUMN = { profile: "profile", option: "option", "group-option": "group_option", number: "number" } as const;

function toSubscription({ firstE164, lastE164, ...row }: SubscriptionRow): InventorySubscription {
  return {
    ...row,
    numbers: firstE164 === null || lastE164 === null ? null : { first: firstE164, last: lastE164 },
    activeFrom: dayOrNull(row.activeFrom),
    activeUntil: dayOrNull(row.activeUntil),
    billedFrom: dayOrNull(row.billedFrom),
    billedUntil: dayOrNull(row.billedUntil),
  };
}

function dayOrNull(text: string | null): LocalDate | null {
  return text === null ? null : localDate(text);
}
