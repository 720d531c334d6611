import { exchangeOf, isInExchange } from "../rating/subscriber";
import { findPhoneNumber } from "../phone-number";
import type { LocalDate } from "~/kernel/local-date";

/** What of a customer decides what its calls cost: who has which option, and the numbers of its exchange. */
export type CallOptions = {
  /** How many users have a fixed phone. */
  readonly fixedUsers: number;
  readonly options: readonly OptionUsers[];
  readonly exchange: readonly { readonly first: string; readonly last: string }[];
};

export type OptionUsers = { readonly code: string; readonly users: readonly CallingPerson[] };

export type CallingPerson = { readonly profileId: string; readonly name: string | null };

/** Returns the users whose fixed phone calls for nothing with an option. */
export function usersWith({ options }: CallOptions, code: string): readonly CallingPerson[] {
  return options.find((each) => each.code === code)?.users ?? [];
}

/** Returns whether a whole number is one of the customer's exchange, so that its fixed phones call it for nothing (R6.2). */
export function isOwnNumber({ exchange }: CallOptions, e164: number, on: LocalDate): boolean {
  const ranges = exchange.map(({ first, last }) => ({
    first: findPhoneNumber(first)?.e164 ?? 0,
    last: findPhoneNumber(last)?.e164 ?? 0,
    from: null,
    until: null,
  }));
  return e164 > 0 && isInExchange(exchangeOf(ranges), e164, on);
}
