import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, voiceDelivery, voiceUsers } from "../company";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 5;

/** The term is over: the contract runs on by the month, and removing costs no fee. */
export function afterTerm(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -26), 4);
  return {
    ...UNEVENTFUL,
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
      deliveries: [voiceDelivery(COMPANY, start, voiceUsers(130, { pro: 4, of: 6 }))],
    }),
    usagePerUser: 14,
  };
}
