import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, voiceDelivery } from "../company";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 2;

/** Sixteen users of both prices, four free units, nothing pending. */
export function room(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -8), 2);
  return {
    ...UNEVENTFUL,
    name: "room",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Bakkerij De Vries B.V.",
      street: "Bakkerstraat 2",
      postalCode: "3511 AB",
      city: "Utrecht",
      owner: "Jan de Vries",
      domain: "bakkerijdevries.example",
      startDate: start,
      termMonths: 36,
      buyerReference: "PO-1",
      deliveries: [
        voiceDelivery(
          COMPANY,
          start,
          Array.from({ length: 16 }, (_, n) => ({
            name: n === 0 ? "Jan de Vries" : person(n + 60),
            product: n < 9 ? ("PRO" as const) : ("PLUS" as const),
            options: n % 3 === 0 ? ["VOICE_UNLIMITED_NL"] : [],
          })),
        ),
      ],
    }),
    usagePerUser: 24,
  };
}
