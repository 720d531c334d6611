import { localDate } from "~/kernel/local-date";
import { billingPeriod } from "~/kernel/billing-period";
import { runBilling } from "~/modules/billing/server/run-billing.server";
import type { ServerContext } from "~/platform/context.server";
import { provisionCustomer } from "~/modules/onboarding/server/provision-customer.server";

import { companyProvision } from "../../prisma/seed/company";
import { fixedNumber } from "../../prisma/seed/numbers";

/** A customer with 200 users of fixed voice, which the change page has to cope with. */
export const WIDE_CUSTOMER = { email: "eigenaar@breed.example", users: 200 } as const;

const COMPANY = 98;
const START = localDate("2026-10-05");

/** Returns the numbers of its users, in E.164. */
export function wideCustomerNumbers(): string[] {
  return Array.from({ length: WIDE_CUSTOMER.users }, (_, n) => fixedNumber(COMPANY, n));
}

export async function provisionWideCustomer(context: ServerContext): Promise<void> {
  const { customerNumber } = await provisionCustomer(
    context,
    companyProvision(COMPANY, {
      name: "Breed Handel B.V.",
      street: "Laan 1",
      postalCode: "3811 AA",
      city: "Amersfoort",
      owner: "Bas Breed",
      domain: "breed.example",
      startDate: START,
      termMonths: 36,
      deliveries: [
        {
          category: "voice",
          pocSignedOn: START,
          coordinator: "A. de Boer",
          surveyOn: null,
          groupOptions: ["VOICE_CENTRALE"],
          numbers: [0, 100].map((first) => ({
            productCode: "NUM_BLOCK_100_NL",
            first: fixedNumber(COMPANY, first),
            last: fixedNumber(COMPANY, first + 99),
          })),
          profiles: wideCustomerNumbers().map((e164, n) => ({
            productCode: n % 3 === 0 ? "VOICE_PROFILE_PLUS" : "VOICE_PROFILE_PRO",
            name: `Medewerker ${String(n + 1).padStart(3, "0")}`,
            e164,
            withDevice: false,
            withPhone: false,
            options: n % 2 === 0 ? ["VOICE_UNLIMITED_NL"] : [],
          })),
        },
      ],
    }),
  );
  await runBilling(context, { period: billingPeriod("2026-11"), customerNumber }, (billing) => {
    if (billing.kind === "failed") throw new Error("The wide customer has no invoice", { cause: billing.error });
  });
}
