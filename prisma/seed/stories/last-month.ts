import { addDays, addMonths, type LocalDate } from "~/kernel/local-date";
import { companyProvision, plainDelivery, voiceDelivery, voiceUsers } from "../company";
import { mobileNumber } from "../numbers";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 4;

/** In the last month of the contract: a term of 24 months that ends within two weeks. */
export function lastMonth(today: LocalDate): Story {
  const start = addDays(addMonths(today, -24), 12);
  return {
    ...UNEVENTFUL,
    name: "last-month",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Mulder Makelaars",
      street: "Grote Markt 14",
      postalCode: "9712 HN",
      city: "Groningen",
      owner: "Henk Mulder",
      domain: "muldermakelaars.example",
      startDate: start,
      termMonths: 24,
      deliveries: [
        voiceDelivery(COMPANY, start, voiceUsers(110, { pro: 5, of: 8 })),
        plainDelivery(
          "mobile",
          start,
          Array.from({ length: 4 }, (_, n) => ({
            productCode: "MOBILE_PROFILE_BASIS",
            name: person(n + 110),
            e164: mobileNumber(COMPANY, n),
            withDevice: n === 0,
          })),
        ),
      ],
    }),
    usagePerUser: 14,
  };
}
