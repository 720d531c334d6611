import { addDays, firstOfMonth, latest, type LocalDate } from "~/kernel/local-date";
import { companyProvision, plainDelivery, voiceDelivery, voiceUsers } from "../company";
import { mobileNumber } from "../numbers";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 6;

/** Being installed: internet is delivered, voice and mobile are not, and there is no invoice yet. */
export function notActive(today: LocalDate): Story {
  const start = latest(firstOfMonth(today), addDays(today, -4));
  return {
    ...UNEVENTFUL,
    name: "not-active",
    provisionedOn: addDays(start, -20),
    provision: companyProvision(COMPANY, {
      name: "Atelier Postma",
      street: "Voorstraat 31",
      postalCode: "8011 MK",
      city: "Zwolle",
      owner: "Tjitske Postma",
      domain: "atelierpostma.example",
      startDate: start,
      termMonths: 36,
      deliveries: [
        {
          ...plainDelivery("internet", null, [{ productCode: "INTERNET_ACCESS", name: "Atelier" }]),
          surveyOn: addDays(start, -10),
        },
        voiceDelivery(COMPANY, null, voiceUsers(150, { pro: 2, of: 5 })),
        plainDelivery(
          "mobile",
          null,
          Array.from({ length: 3 }, (_, n) => ({
            productCode: "MOBILE_PROFILE_BASIS",
            name: person(n + 150),
            e164: mobileNumber(COMPANY, n),
          })),
        ),
      ],
    }),
    signed: [{ category: "internet", on: start }],
    usagePerUser: 0,
  };
}
