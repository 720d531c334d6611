import * as z from "zod";
import { numberIndex } from "../domain/rating/number-index";
import { e164Of, isE164 } from "../domain/phone-number";
import { exchangeOf, type SubscriberBook, type SubscriberPeriod } from "../domain/rating/subscriber";

const e164 = z.string().refine(isE164, "a number as +31…, without a 0 behind the 31");

/** The customer file of `rate`: its numbers with their options, and its exchange. Unknown keys are rejected. */
export const rateCustomerSchema = z.strictObject({
  numbers: z.array(
    z.strictObject({ e164, profileId: z.string().min(1), options: z.array(z.string().min(1)).default([]) }),
  ),
  exchange: z
    .array(
      z.string().transform((text, context) => {
        const [first = "", last = first, more] = text.split("-");
        const isRange = more === undefined && e164.safeParse(first).success && e164.safeParse(last).success;
        if (isRange && first.length === last.length && first <= last)
          return { first: e164Of(first), last: e164Of(last) };
        context.addIssue({ code: "custom", message: "a number, or first-last of equal length" });
        return z.NEVER;
      }),
    )
    .default([]),
});

export type RateCustomer = z.infer<typeof rateCustomerSchema>;

const ALWAYS = { from: null, until: null };

/** Returns the customer's numbers, valid on every day. Throws a RangeError for a duplicate number. */
export function subscriberBookOf(customer: RateCustomer, isMobile: (e164: string) => boolean): SubscriberBook {
  const exchange = exchangeOf(customer.exchange.map((range) => ({ ...range, ...ALWAYS })));
  const alike = new Map<string, readonly SubscriberPeriod[]>();
  const book = new Map<number, readonly SubscriberPeriod[]>();
  for (const { e164: number, options } of customer.numbers) {
    const subscriber = {
      customerId: "",
      profileId: "",
      isMobile: isMobile(number),
      options: new Set(options),
      exchange,
    };
    // A price depends on no more than this: users who are alike are one.
    const key = `${String(subscriber.isMobile)} ${options.toSorted().join(" ")}`;
    const periods = alike.get(key) ?? [{ ...ALWAYS, subscriber }];
    alike.set(key, periods);
    book.set(e164Of(number), periods);
  }
  if (book.size < customer.numbers.length) throw new RangeError("A number occurs twice in the customer file");
  return numberIndex(book);
}
