import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import { isInService } from "~/modules/inventory/domain/in-service";
import type { AddProfile, ChangeLine, Dated } from "../change-line";
import type { ChangeSnapshot } from "../desk/change-snapshot";

/** What somebody who starts gets: one profile per item. */
export type StarterKit = { readonly items: readonly KitItem[] };

export type KitItem = {
  readonly productCode: string;
  readonly options: readonly string[];
  readonly withPhone: boolean;
};

/** Somebody who starts. */
export type Starter = {
  readonly name: string;
  /** The first day; null: as soon as possible. */
  readonly on: LocalDate | null;
  /** A free number; null: the lowest free one. */
  readonly e164: string | null;
  readonly costCentre: string | null;
};

/** Returns the lines of a change request with which somebody starts. The number is that of the first profile of fixed voice, as the others have
 *  none to choose (R5.8); the cost centre is written with each profile on its first day. */
export function startingLines({ items }: StarterKit, starter: Starter, snapshot: ChangeSnapshot): ChangeLine[] {
  const isFixed = ({ productCode }: KitItem): boolean =>
    productInUseOn(snapshot.priceBook, productCode, snapshot.receivedOn)?.category === "voice";
  const numbered = items.findIndex(isFixed);
  return items.map((item, at): AddProfile & Dated => ({
    action: "add-profile",
    productCode: item.productCode,
    quantity: 1,
    withPhone: item.withPhone && isFixed(item),
    options: item.options,
    names: [starter.name],
    ...(starter.e164 !== null && at === numbered ? { e164: starter.e164 } : {}),
    ...(starter.costCentre === null ? {} : { costCentre: starter.costCentre }),
    preferredDate: starter.on,
  }));
}

/** Returns a function that gives what a colleague has, by their profiles, for somebody who is to have the same; a telephone is asked for
 *  apart. */
export function kitsOf({ profiles, receivedOn }: ChangeSnapshot): (profileIds: readonly string[]) => StarterKit {
  const inService = new Map(
    profiles.filter((profile) => isInService(profile, receivedOn)).map((profile) => [profile.id, profile]),
  );
  return (profileIds) => ({
    items: profileIds.flatMap((id) => {
      const profile = inService.get(id);
      if (!profile) return [];
      return [{ productCode: profile.productCode, options: profile.options, withPhone: false }];
    }),
  });
}

/** Returns the kit with a telephone for each profile of fixed voice, or without any. */
export function withPhones({ items }: StarterKit, withPhone: boolean): StarterKit {
  return { items: items.map((item) => ({ ...item, withPhone })) };
}
