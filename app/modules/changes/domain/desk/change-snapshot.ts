import type { LocalDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import type { EvaluationInput, Proposal } from "../evaluation/evaluation-input";

/** Everything the browser needs to evaluate a draft on its own: the evaluator's input except the proposal, as plain
 *  values. */
export type ChangeSnapshot = Omit<EvaluationInput, "proposal" | "calendar"> & {
  /** The date of receipt if the draft were submitted now. */
  readonly receivedOn: LocalDate;
};

/** Returns the evaluator's input for a proposal on this snapshot. */
export function evaluationInputOf(snapshot: ChangeSnapshot, proposal: Omit<Proposal, "receivedOn">): EvaluationInput {
  const { receivedOn, ...rest } = snapshot;
  return { ...rest, calendar: calendarOf(snapshot.rulePack), proposal: { ...proposal, receivedOn } };
}

/** The snapshot as it is sent to the browser, without maps. */
export type SentSnapshot = Omit<ChangeSnapshot, "priceBook"> & {
  readonly priceLists: readonly { readonly validFrom: LocalDate; readonly products: readonly Product[] }[];
};

/** Of a profile, only what is judged or shown is sent, whatever else is known of it here. */
export function sentSnapshot({ priceBook, profiles, ...rest }: ChangeSnapshot): SentSnapshot {
  return {
    ...rest,
    profiles: profiles.map(
      ({ id, category, productCode, activeFrom, activeUntil, withDevice, options, name, e164 }) =>
        ({
          id,
          category,
          productCode,
          activeFrom,
          activeUntil,
          withDevice,
          options,
          name,
          e164,
        }) satisfies ProfileInService,
    ),
    priceLists: priceBook.map(({ validFrom, products }) => ({ validFrom, products: [...products.values()] })),
  };
}

export function receivedSnapshot({ priceLists, ...rest }: SentSnapshot): ChangeSnapshot {
  return {
    ...rest,
    priceBook: priceLists.map(({ validFrom, products }) => ({
      validFrom,
      products: new Map(products.map((product) => [product.code, product])),
    })),
  };
}
