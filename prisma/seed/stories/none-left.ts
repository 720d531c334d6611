import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, voiceDelivery, voiceUsers } from "../company";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 3;

/** Ten users, an allowance of two, both used this contract year. */
export function noneLeft(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -7), 11);
  return {
    ...UNEVENTFUL,
    name: "none-left",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Praktijk Linde",
      street: "Lindelaan 8",
      postalCode: "6815 GC",
      city: "Arnhem",
      owner: "Julia Linde",
      domain: "praktijklinde.example",
      startDate: start,
      termMonths: 24,
      deliveries: [voiceDelivery(COMPANY, start, voiceUsers(90, { pro: 6, of: 10 }))],
    }),
    usagePerUser: 18,
    changes: [
      {
        on: addDays(addMonths(firstOfMonth(today), -3), 8),
        lines: ({ profile }) => [
          { action: "remove-profile", profileId: profile(person(92)).id },
          { action: "convert-profile", profileId: profile(person(93)).id, toProductCode: "VOICE_PROFILE_PLUS" },
        ],
      },
    ],
  };
}
