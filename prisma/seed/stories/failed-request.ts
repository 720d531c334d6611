import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, voiceDelivery, voiceUsers } from "../company";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 7;

/** A request of which one line could not be carried out any more: the service desk had ended that user's profile by then. */
export function failedRequest(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -6), 8);
  const asked = addDays(addMonths(firstOfMonth(today), -1), 4);
  return {
    ...UNEVENTFUL,
    name: "failed-request",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Smits & Zonen B.V.",
      street: "Molenweg 5",
      postalCode: "5611 AA",
      city: "Eindhoven",
      owner: "Pieter Smits",
      domain: "smitsenzonen.example",
      startDate: start,
      termMonths: 36,
      deliveries: [voiceDelivery(COMPANY, start, voiceUsers(170, { pro: 4, of: 9 }))],
    }),
    usagePerUser: 16,
    changes: [
      {
        on: asked,
        lines: ({ profile }) => [
          { action: "add-option", profileId: profile(person(171)).id, productCode: "VOICE_UNLIMITED_NL" },
          { action: "add-option", profileId: profile(person(172)).id, productCode: "VOICE_UNLIMITED_NL" },
        ],
      },
    ],
    endedByServiceDesk: [{ on: asked, name: person(172) }],
  };
}
