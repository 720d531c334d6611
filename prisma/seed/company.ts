import type { LocalDate } from "~/kernel/local-date";
import type { ProvisionInput } from "~/modules/onboarding/schemas/provision-schema";
import { fixedNumber, iban, kvk, vatNumber } from "./numbers";
import { person } from "./people";

type Delivery = ProvisionInput["deliveries"][number];

/** Returns the provision order of a demo company. `company` is its number among the stories, 1–99. */
export function companyProvision(
  company: number,
  about: {
    readonly name: string;
    readonly city: string;
    readonly street: string;
    readonly postalCode: string;
    readonly owner: string;
    readonly domain: string;
    readonly startDate: LocalDate;
    readonly termMonths: 24 | 36;
    readonly serviceLevel?: "standard" | "premium";
    readonly buyerReference?: string;
    readonly deliveries: Delivery[];
  },
): ProvisionInput {
  const { deliveries } = about;
  const contracted: Partial<Record<Delivery["category"], number>> = {};
  for (const { category, profiles } of deliveries) contracted[category] = (contracted[category] ?? 0) + profiles.length;
  return {
    customer: {
      name: about.name,
      kvk: kvk(company),
      vatNumber: vatNumber(company),
      language: "nl",
      invoiceEmail: `boekhouding@${about.domain}`,
      buyerReference: about.buyerReference ?? null,
      billingAddress: { street: about.street, postalCode: about.postalCode, city: about.city, country: "NL" },
      installationAddress: null,
      iban: iban(company),
      mandate: { id: `MNDT-${String(100_000 + company)}`, signedOn: about.startDate },
    },
    contract: {
      startDate: about.startDate,
      termMonths: about.termMonths,
      contracted,
      serviceLevel: about.serviceLevel ?? "standard",
    },
    deliveries,
    owner: { email: `eigenaar@${about.domain}`, name: about.owner },
  };
}

type VoiceUser = { readonly name: string; readonly product: "PLUS" | "PRO"; readonly options?: readonly string[] };

/** Returns voice users named from the person `first` on: Pro first, then Plus, `of` in all. */
export function voiceUsers(first: number, { pro, of }: { readonly pro: number; readonly of: number }): VoiceUser[] {
  return Array.from({ length: of }, (_, n) => ({ name: person(n + first), product: n < pro ? "PRO" : "PLUS" }));
}

/** Returns fixed voice with a block of numbers; the n-th user has the n-th number. */
export function voiceDelivery(
  company: number,
  pocSignedOn: LocalDate | null,
  users: readonly VoiceUser[],
  groupOptions: readonly string[] = [],
): Delivery {
  const size = users.length > 10 ? 100 : 10;
  return {
    category: "voice",
    pocSignedOn,
    coordinator: "A. de Boer",
    surveyOn: null,
    groupOptions: ["VOICE_CENTRALE", ...groupOptions],
    numbers: [
      {
        productCode: size === 100 ? "NUM_BLOCK_100_NL" : "NUM_BLOCK_10_NL",
        first: fixedNumber(company, 0),
        last: fixedNumber(company, size - 1),
      },
    ],
    profiles: users.map(({ name, product, options = [] }, n) => ({
      productCode: `VOICE_PROFILE_${product}`,
      name,
      e164: fixedNumber(company, n + (size === 100 ? 10 : 0)),
      withDevice: false,
      withPhone: false,
      options: [...options],
    })),
  };
}

/** Returns a module whose profiles have no numbers from a block. */
export function plainDelivery(
  category: "internet" | "mobile" | "tv",
  pocSignedOn: LocalDate | null,
  profiles: readonly {
    readonly productCode: string;
    readonly name: string;
    readonly e164?: string;
    readonly withDevice?: boolean;
    readonly options?: readonly string[];
  }[],
  groupOptions: readonly string[] = [],
): Delivery {
  return {
    category,
    pocSignedOn,
    coordinator: "S. Hofstra",
    surveyOn: null,
    groupOptions: [...groupOptions],
    numbers: [],
    profiles: profiles.map(({ productCode, name, e164 = null, withDevice = false, options = [] }) => ({
      productCode,
      name,
      e164,
      withDevice,
      withPhone: false,
      options: [...options],
    })),
  };
}
