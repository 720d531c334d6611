import { addDays, addMonths, firstOfMonth, type LocalDate } from "~/kernel/local-date";
import { companyProvision, plainDelivery, voiceDelivery } from "../company";
import { mobileNumber } from "../numbers";
import { person } from "../people";
import { UNEVENTFUL, type Story } from "../story";

const COMPANY = 1;

/** Sixty users of fixed voice, mobile with and without device, internet and tv, for 24 months, with changes on the way and two
 *  that are queued now. */
export function large(today: LocalDate): Story {
  const start = addDays(addMonths(firstOfMonth(today), -24), 9);
  const day = (months: number, dayOfMonth: number): LocalDate =>
    addDays(addMonths(firstOfMonth(today), months), dayOfMonth - 1);
  return {
    ...UNEVENTFUL,
    name: "large",
    provisionedOn: start,
    provision: companyProvision(COMPANY, {
      name: "Velder Techniek B.V.",
      street: "Eemlandweg 24",
      postalCode: "3821 AB",
      city: "Amersfoort",
      owner: "Marieke Velder",
      domain: "velder.example",
      startDate: start,
      termMonths: 36,
      serviceLevel: "premium",
      buyerReference: "Telecom 4310",
      deliveries: [
        plainDelivery(
          "internet",
          start,
          [
            {
              productCode: "INTERNET_ACCESS",
              name: "Hoofdgebouw",
              options: ["INTERNET_EXTRA_VEILIG", "INTERNET_4G_BACKUP", "INTERNET_PIN_OVER_IP"],
            },
          ],
          ["SERVICE_LEVEL_PREMIUM"],
        ),
        voiceDelivery(
          COMPANY,
          addDays(start, 3),
          Array.from({ length: 60 }, (_, n) => ({
            name: person(n),
            product: n % 3 === 0 ? ("PLUS" as const) : ("PRO" as const),
            options: [
              ...(n % 2 === 0 ? ["VOICE_UNLIMITED_NL"] : []),
              ...(n % 7 === 1 ? ["VOICE_UNLIMITED_EU_NA"] : []),
              ...(n === 1 ? ["VOICE_RECEPTIONIST_PLUS"] : []),
              ...(n % 12 === 5 ? ["VOICE_WEBEX_STANDAARD"] : []),
              ...(n % 9 === 3 && n % 3 === 0 ? ["VOICE_DESKTOP_STANDAARD"] : []),
            ],
          })),
          ["VOICE_FAX_TO_EMAIL"],
        ),
        plainDelivery(
          "mobile",
          addDays(start, 5),
          Array.from({ length: 18 }, (_, n) => ({
            productCode: n % 3 === 0 ? "MOBILE_PROFILE_PLUS" : "MOBILE_PROFILE_BASIS",
            name: person(n),
            e164: mobileNumber(COMPANY, n),
            withDevice: n < 4,
            options: n % 4 === 0 ? ["MOBILE_FIXED_MOBILE"] : [],
          })),
        ),
        plainDelivery(
          "tv",
          addDays(start, 5),
          [
            { productCode: "TV_PROFILE", name: "Kantine" },
            { productCode: "TV_PROFILE", name: "Ontvangst" },
          ],
          ["TV_INFO_PAGE"],
        ),
      ],
    }),
    members: [{ email: "medewerker@velder.example", name: person(4) }],
    usagePerUser: 36,
    changes: [
      {
        on: day(-20, 6),
        lines: () => [
          {
            action: "add-profile",
            productCode: "VOICE_PROFILE_PRO",
            quantity: 1,
            withPhone: true,
            options: ["VOICE_UNLIMITED_NL"],
            names: ["Tess van Houten"],
          },
        ],
      },
      {
        on: day(-15, 18),
        lines: ({ profile }) => [
          { action: "remove-profile", profileId: profile(person(10)).id },
          { action: "remove-profile", profileId: profile(person(11)).id },
        ],
      },
      {
        on: day(-9, 11),
        lines: ({ profile }) => [
          { action: "convert-profile", profileId: profile(person(13)).id, toProductCode: "VOICE_PROFILE_PLUS" },
          { action: "remove-profile", profileId: profile(person(14)).id },
        ],
      },
      {
        on: day(-5, 8),
        lines: ({ profile }) => [
          { action: "convert-profile", profileId: profile(person(6)).id, toProductCode: "VOICE_PROFILE_PRO" },
          { action: "add-option", profileId: profile(person(16)).id, productCode: "VOICE_RECORDING_90D" },
        ],
      },
      {
        on: day(-2, 14),
        lines: ({ profile }) => [
          { action: "add-option", profileId: profile(person(17)).id, productCode: "VOICE_UNLIMITED_EU_NA" },
          { action: "order-phone", profileId: profile(person(20)).id, quantity: 1 },
        ],
      },
      {
        on: addDays(today, -1),
        lines: ({ profile }) => [
          { action: "convert-profile", profileId: profile(person(22)).id, toProductCode: "VOICE_PROFILE_PLUS" },
        ],
      },
      {
        on: addDays(today, -1),
        lines: () => [
          {
            action: "add-profile",
            productCode: "VOICE_PROFILE_PLUS",
            quantity: 1,
            withPhone: true,
            options: ["VOICE_UNLIMITED_NL"],
            names: ["Olivier Dekker"],
          },
        ],
      },
    ],
  };
}
