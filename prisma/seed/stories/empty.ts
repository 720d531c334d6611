import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, voiceDelivery } from "../company";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 8;

/** Active since its first invoice; nobody has called, nothing was ever changed. */
export function empty(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -1), 14);
  return {
    ...UNEVENTFUL,
    name: "empty",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Studio Noor",
      street: "Nieuwe Gracht 77",
      postalCode: "2011 NH",
      city: "Haarlem",
      owner: "Noor Prins",
      domain: "studionoor.example",
      startDate: start,
      termMonths: 24,
      deliveries: [
        voiceDelivery(COMPANY, start, [
          { name: person(190), product: "PRO" },
          { name: person(191), product: "PLUS" },
          { name: person(192), product: "PLUS" },
        ]),
      ],
    }),
    usagePerUser: 0,
  };
}
