import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, voiceDelivery } from "../company";
import { person } from "../people";
import type { Story } from "../story";

const COMPANY = 5;

/** The term is over: the contract runs on by the month, and removing costs no fee. */
export function afterTerm(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -26), 4);
  return {
    name: "after-term",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Kaya Transport",
      street: "Havenweg 101",
      postalCode: "3089 JK",
      city: "Rotterdam",
      owner: "Zeynep Kaya",
      domain: "kayatransport.example",
      startDate: start,
      termMonths: 24,
      deliveries: [
        voiceDelivery(
          COMPANY,
          start,
          Array.from({ length: 6 }, (_, n) => ({
            name: person(n + 130),
            product: n < 4 ? ("PRO" as const) : ("PLUS" as const),
          })),
        ),
      ],
    }),
    signed: [],
    usagePerUser: 14,
    changes: [],
    endedByServiceDesk: [],
    failedCollections: [],
  };
}
