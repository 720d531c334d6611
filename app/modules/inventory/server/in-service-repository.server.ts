import type { LocalDate } from "~/kernel/local-date";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { toDateColumn } from "~/platform/database/date-columns.server";
import type { Transaction } from "~/platform/database/database.server";
import type { SubscriptionKind } from "../domain/inventory";
import type { ProfileHandOver, Release } from "../domain/inventory-after";

export type ProfileInServiceRow = {
  readonly id: string;
  readonly customerId: string;
  readonly category: Category;
  readonly productCode: string;
  readonly name: string;
  readonly e164: string | null;
  readonly costCentre: string | null;
  readonly activeFrom: LocalDate;
  readonly lineId: string | null;
};

export async function insertProfilesInService(
  tx: Transaction,
  profiles: readonly ProfileInServiceRow[],
): Promise<void> {
  if (profiles.length === 0) return;
  await tx.profile.createMany({
    data: profiles.map(({ lineId, activeFrom, ...profile }) => ({
      ...profile,
      activeFrom: toDateColumn(activeFrom),
      changeLineId: lineId,
    })),
  });
}

export type SubscriptionInServiceRow = {
  readonly id: string;
  readonly customerId: string;
  readonly kind: SubscriptionKind;
  readonly category: Category;
  readonly productCode: string;
  readonly profileId: string | null;
  readonly country: string | null;
  readonly areaCode: string | null;
  readonly activeFrom: LocalDate;
  readonly billedFrom: LocalDate;
  readonly lineId: string | null;
};

export async function insertSubscriptionsInService(
  tx: Transaction,
  subscriptions: readonly SubscriptionInServiceRow[],
): Promise<void> {
  if (subscriptions.length === 0) return;
  await tx.subscription.createMany({
    data: subscriptions.map(({ lineId, kind, activeFrom, billedFrom, ...subscription }) => ({
      ...subscription,
      kind: kind === "group-option" ? ("group_option" as const) : kind,
      activeFrom: toDateColumn(activeFrom),
      billedFrom: toDateColumn(billedFrom),
      openedByLineId: lineId,
    })),
  });
}

/** Returns false when it is not in service. A subscription that was not billed yet by then never is: its last billed
 *  day becomes the day before its first. */
export async function endSubscriptionRow(
  tx: Transaction,
  end: {
    readonly customerId: string;
    readonly id: string;
    readonly on: LocalDate;
    readonly billedUntil: LocalDate;
    readonly lineId: string | null;
  },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE subscriptions
       SET active_until = ${end.on}::date, billed_until = greatest(${end.billedUntil}::date, billed_from - 1),
           closed_by_line_id = ${end.lineId}::uuid
     WHERE id = ${end.id}::uuid AND customer_id = ${end.customerId}::uuid AND active_from IS NOT NULL AND active_until IS NULL`;
  return count === 1;
}

/** Returns false when it is not in service. */
export async function endProfileRow(
  tx: Transaction,
  customerId: string,
  profileId: string,
  on: LocalDate,
): Promise<boolean> {
  const { count } = await tx.profile.updateMany({
    where: { id: profileId, customerId, activeFrom: { not: null }, activeUntil: null },
    data: { activeUntil: toDateColumn(on) },
  });
  return count === 1;
}

/** Returns false when it is not in service. */
export async function setProfileProduct(
  tx: Transaction,
  customerId: string,
  profileId: string,
  productCode: string,
): Promise<boolean> {
  const { count } = await tx.profile.updateMany({
    where: { id: profileId, customerId, activeFrom: { not: null }, activeUntil: null },
    data: { productCode },
  });
  return count === 1;
}

/** Gives a profile its new name and number (R5.8): by its name it is another person's from that day on. A portal user whose line it
 *  was no longer has it when the name changes. Returns false when it is not in service. */
export async function handOverProfile(
  tx: Transaction,
  customerId: string,
  { profileId, name, e164, releases }: ProfileHandOver,
  on: LocalDate,
): Promise<boolean> {
  const { count } = await tx.profile.updateMany({
    where: { id: profileId, customerId, activeFrom: { not: null }, activeUntil: null },
    data: {
      ...(name === null ? {} : { name, personSince: toDateColumn(on) }),
      ...(e164 === null && !releases ? {} : { e164, numberSince: toDateColumn(on) }),
    },
  });
  if (name !== null) await tx.profileUser.deleteMany({ where: { profileId, customerId } });
  return count === 1;
}

/** Ends somebody's having a number the day before: of a profile in service, and of one that stops on that very day. */
export async function releaseNumber(
  tx: Transaction,
  customerId: string,
  { profileId, e164 }: Release,
  on: LocalDate,
): Promise<void> {
  await tx.profile.updateMany({
    where: { id: profileId, customerId, e164, activeUntil: null },
    data: { e164: null, numberSince: toDateColumn(on) },
  });
  await tx.$executeRaw`
    UPDATE number_periods SET until_on = until_on - 1
     WHERE customer_id = ${customerId}::uuid AND profile_id = ${profileId}::uuid AND e164 = ${e164}
       AND until_on = ${on}::date AND from_on < until_on`;
}
