import type { ClientBase } from "pg";

import { groupBy } from "~/kernel/group-by";
import type { LocalDate } from "~/kernel/local-date";
import { numberIndex } from "../domain/rating/number-index";
import { findPhoneNumber } from "../domain/phone-number";
import {
  exchangeOf,
  type Exchange,
  type ExchangeRange,
  type SubscriberBook,
  type SubscriberPeriod,
} from "../domain/rating/subscriber";
import { subscriberPeriods, type NumberHolder, type OptionPeriod } from "../domain/rating/subscriber-periods";

/** Returns the users of all numbers over time, with the options and the exchange that a price depends on, from the
 *  tables of the inventory. For the operator, as it spans all customers. */
export async function readSubscriberBook(client: ClientBase, optionCodes: readonly string[]): Promise<SubscriberBook> {
  const exchanges = await readExchanges(client);
  const options = await readOptions(client, optionCodes);
  const book = new Map<number, SubscriberPeriod[]>();
  for (const { e164, ...holder } of await readHolders(client)) {
    const number = storedE164(e164);
    const exchange = exchanges.get(holder.customerId) ?? NO_EXCHANGE;
    const periods = subscriberPeriods(holder, options.get(holder.profileId) ?? [], exchange);
    book.set(number, [...(book.get(number) ?? []), ...periods]);
  }
  return numberIndex(book);
}

/** Returns a stored number in normalised form, or 0, which no record has, for an invalid one. */
function storedE164(text: string): number {
  return findPhoneNumber(text)?.e164 ?? 0;
}

const NO_EXCHANGE: Exchange = exchangeOf([]);

async function readHolders(client: ClientBase): Promise<(NumberHolder & { readonly e164: string })[]> {
  const { rows } = await client.query<NumberHolder & { readonly e164: string }>(
    `SELECT n.customer_id AS "customerId", n.profile_id AS "profileId", n.e164, p.category = 'mobile' AS "isMobile",
            n.from_on::text AS "from", n.until_on::text AS "until"
       FROM number_periods n JOIN profiles p ON p.id = n.profile_id WHERE p.category IN ('voice', 'mobile')`,
  );
  return rows;
}

async function readOptions(client: ClientBase, codes: readonly string[]): Promise<Map<string, OptionPeriod[]>> {
  const { rows } = await client.query<OptionPeriod & { readonly profileId: string }>(
    `SELECT profile_id AS "profileId", product_code AS code, active_from::text AS "from", active_until::text AS "until"
       FROM subscriptions WHERE kind = 'option' AND active_from IS NOT NULL AND product_code = ANY ($1)`,
    [codes],
  );
  return groupBy(rows, ({ profileId }) => profileId);
}

/** Number blocks and the users' own numbers. */
async function readExchanges(client: ClientBase): Promise<Map<string, Exchange>> {
  type Row = { customerId: string; first: string; last: string; from: LocalDate; until: LocalDate | null };
  const { rows } = await client.query<Row>(
    `SELECT customer_id AS "customerId", first_e164 AS first, last_e164 AS last, active_from::text AS "from", active_until::text AS "until"
       FROM subscriptions WHERE kind = 'number' AND first_e164 IS NOT NULL AND active_from IS NOT NULL
      UNION ALL
     SELECT n.customer_id, n.e164, n.e164, n.from_on::text, n.until_on::text
       FROM number_periods n JOIN profiles p ON p.id = n.profile_id WHERE p.category = 'voice'`,
  );
  const ranges = groupBy(
    rows.map(({ first, last, ...row }) => ({ ...row, first: storedE164(first), last: storedE164(last) })),
    ({ customerId }) => customerId,
  );
  return new Map([...ranges].map(([customerId, own]) => [customerId, exchangeOf(own satisfies ExchangeRange[])]));
}
