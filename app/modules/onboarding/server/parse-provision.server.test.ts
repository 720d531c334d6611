import { describe, expect, test } from "vitest";

import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { describeProblem, OrderError } from "../domain/order-problem";
import { parseProvision } from "./parse-provision.server";
import { provisionOrder, voiceDelivery, voiceProfile } from "../testing/provision-order";

const catalogue = readTariffFiles();

function problemsOf(order: unknown): string[] {
  try {
    parseProvision(order, catalogue);
    return [];
  } catch (error) {
    if (error instanceof OrderError) return error.problems.map(describeProblem);
    throw error;
  }
}

describe("an order of a new customer (interfaces: Provision)", () => {
  test("the worked example is accepted as it is", () => {
    const input = parseProvision(provisionOrder(), catalogue);
    expect(input.customer.iban).toBe("NL20INGB0001234567");
    expect(input.contract).toMatchObject({ startDate: "2026-11-10", termMonths: 36, contracted: { voice: 10 } });
    expect(input.deliveries[0]?.profiles).toHaveLength(10);
  });

  test("what may be absent gets its default, and an address is stored in one spelling", () => {
    const input = parseProvision(
      provisionOrder({
        contract: { contracted: undefined as never, serviceLevel: undefined as never },
        deliveries: [{ category: "voice", coordinator: "A. de Boer", groupOptions: ["VOICE_CENTRALE"] }],
        owner: { email: "Jan.De.Vries@Example.NL" },
        customer: { iban: "nl20 ingb 0001 2345 67", vatNumber: "nl 123456782 b90" },
      }),
      catalogue,
    );
    expect(input.contract).toMatchObject({ contracted: {}, serviceLevel: "standard" });
    expect(input.deliveries[0]).toMatchObject({ pocSignedOn: null, surveyOn: null, numbers: [], profiles: [] });
    expect(input.owner.email).toBe("jan.de.vries@example.nl");
    expect(input.customer).toMatchObject({ iban: "NL20INGB0001234567", vatNumber: "NL123456782B90" });
  });

  const one = (profile: Parameters<typeof voiceProfile>[0], delivery: Parameters<typeof voiceDelivery>[0] = {}) =>
    provisionOrder({ deliveries: [voiceDelivery({ ...delivery, profiles: [voiceProfile(profile)] })] });

  test.each([
    { because: "an unknown key", order: { ...provisionOrder(), extra: 1 }, problem: "extra: unknown key" },
    {
      because: "an unknown key deep inside",
      order: provisionOrder({ customer: { mandate: { id: "M1", signedOn: "2026-10-20", by: "Jan" } } }),
      problem: "customer.mandate.by: unknown key",
    },
    {
      because: "a line break in a name would begin a header of a mail",
      order: provisionOrder({ customer: { name: "Jan\r\nBcc: someone@example.nl" } }),
      problem: "customer.name: must not hold control characters or line breaks",
    },
    {
      because: "the database can't keep NUL",
      order: provisionOrder({ customer: { name: "Jan\u0000sen" } }),
      problem: "customer.name: must not hold control characters or line breaks",
    },
    {
      because: "an invisible name is no name",
      order: provisionOrder({ customer: { name: "\u200B" } }),
      problem: "customer.name: must hold a letter or a digit",
    },
    {
      because: "a KvK number does not have seven digits",
      order: provisionOrder({ customer: { kvk: "8765432" } }),
      problem: "customer.kvk: must be a KvK number of 8 digits",
    },
    {
      because: "the check digits are those of another account",
      order: provisionOrder({ customer: { iban: "NL21INGB0001234567" } }),
      problem: "customer.iban: must be a valid IBAN",
    },
    {
      because: "a Dutch VAT number ends in B and two digits",
      order: provisionOrder({ customer: { vatNumber: "NL123456782" } }),
      problem: "customer.vatNumber: must be a VAT number with its country code, such as NL123456782B90",
    },
    {
      because: "2026 has no 30 February",
      order: provisionOrder({ contract: { startDate: "2026-02-30" } }),
      problem: "contract.startDate: must be a calendar date, YYYY-MM-DD",
    },
    {
      because: "R1.2 a term is 24 or 36 months",
      order: provisionOrder({ contract: { termMonths: 12 } }),
      problem: "contract.termMonths: must be 24 or 36",
    },
    {
      because: "R4.6 the first price list begins in 2020",
      order: provisionOrder({ contract: { startDate: "2019-12-31" } }),
      problem: "contract.startDate: no price list is in force on this day",
    },
    {
      because: "fewer than none cannot be contracted",
      order: provisionOrder({ contract: { contracted: { voice: -1 } } }),
      problem: "contract.contracted.voice: Too small: expected number to be >=0",
    },
    {
      because: "nobody can sign in without an address",
      order: provisionOrder({ owner: { email: "jan" } }),
      problem: "owner.email: must be an e-mail address",
    },
    {
      because: "a contract without any delivery delivers nothing",
      order: provisionOrder({ deliveries: [] }),
      problem: "deliveries: must hold at least one delivery",
    },
    {
      because: "an empty delivery has nothing to sign for",
      order: provisionOrder({ deliveries: [voiceDelivery({ groupOptions: [], profiles: [] })] }),
      problem: "deliveries[0]: delivers nothing",
    },
    {
      because: "there is no such product",
      order: one({ productCode: "VOICE_PROFILE_MAX" }),
      problem: "deliveries[0].profiles[0].productCode: VOICE_PROFILE_MAX is not on the price list",
    },
    {
      because: "a mobile subscription comes with the mobile delivery",
      order: one({ productCode: "MOBILE_PROFILE_BASIS" }),
      problem: "deliveries[0].profiles[0].productCode: MOBILE_PROFILE_BASIS belongs to mobile, not to voice",
    },
    {
      because: "an option is not a profile",
      order: one({ productCode: "VOICE_UNLIMITED_NL" }),
      problem: "deliveries[0].profiles[0].productCode: VOICE_UNLIMITED_NL is not ordered here: it is a user option",
    },
    {
      because: "R5.2 Desktop Basis fits Plus alone",
      order: one({ options: ["VOICE_DESKTOP_BASIS"] }),
      problem: "deliveries[0].profiles[0].options[0]: VOICE_DESKTOP_BASIS does not fit VOICE_PROFILE_PRO",
    },
    {
      because: "R5.3 one recording is enough",
      order: one({ options: ["VOICE_RECORDING_90D", "VOICE_RECORDING_7Y"] }),
      problem: "deliveries[0].profiles[0].options[1]: VOICE_RECORDING_7Y cannot go with VOICE_RECORDING_90D",
    },
    {
      because: "R5.3 one of each option",
      order: one({ options: ["VOICE_UNLIMITED_NL", "VOICE_UNLIMITED_NL"] }),
      problem: "deliveries[0].profiles[0].options[1]: VOICE_UNLIMITED_NL is listed twice",
    },
    {
      because: "R2.7 only mobile includes a device",
      order: one({ withDevice: true }),
      problem: "deliveries[0].profiles[0].withDevice: only a mobile subscription includes a device",
    },
    {
      because: "R5.5 one exchange",
      order: provisionOrder({
        deliveries: [voiceDelivery(), voiceDelivery({ profiles: [] })],
      }),
      problem: "deliveries[1].groupOptions[0]: VOICE_CENTRALE can be ordered once",
    },
    {
      because: "R5.5 a group option belongs to the exchange",
      order: one({}, { groupOptions: ["VOICE_FAX_TO_EMAIL"] }),
      problem: "deliveries[0].groupOptions[0]: VOICE_FAX_TO_EMAIL needs VOICE_CENTRALE, which the order lacks",
    },
    {
      because: "a customer who pays for Premium gets Premium",
      order: provisionOrder({
        deliveries: [
          {
            category: "internet",
            coordinator: "A. de Boer",
            groupOptions: ["SERVICE_LEVEL_PREMIUM"],
            profiles: [{ productCode: "INTERNET_ACCESS", name: "Utrecht" }],
          },
        ],
      }),
      problem: 'deliveries[0].groupOptions[0]: needs contract.serviceLevel "premium"',
    },
    {
      because: "two users cannot have one number",
      order: provisionOrder({ deliveries: [voiceDelivery({ profiles: [voiceProfile(), voiceProfile()] })] }),
      problem: "deliveries[0].profiles[1].e164: +31201234561 is used twice",
    },
    {
      because: "the number lies outside the ordered block",
      order: one(
        { e164: "+31201234570" },
        { numbers: [{ productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" }] },
      ),
      problem: "deliveries[0].profiles[0].e164: +31201234570 lies in none of the ordered numbers",
    },
    {
      because: "an internet connection has no number",
      order: provisionOrder({
        deliveries: [
          {
            category: "internet",
            coordinator: "A. de Boer",
            profiles: [{ productCode: "INTERNET_ACCESS", name: "Utrecht", e164: "+31201234561" }],
          },
        ],
      }),
      problem: "deliveries[0].profiles[0].e164: a profile of internet has no telephone number",
    },
    {
      because: "a mobile subscription has a mobile number",
      order: provisionOrder({
        deliveries: [
          {
            category: "mobile",
            coordinator: "A. de Boer",
            profiles: [{ productCode: "MOBILE_PROFILE_BASIS", name: "Jan", e164: "+31201234561" }],
          },
        ],
      }),
      problem: "deliveries[0].profiles[0].e164: +31201234561 is not a Dutch mobile number",
    },
    {
      because: "a range ascends",
      order: one({}, { numbers: [{ productCode: "NUM_BLOCK_10_NL", first: "+31201234569", last: "+31201234560" }] }),
      problem: "deliveries[0].numbers[0].last: must be as long as first and not before it",
    },
    {
      because: "a digit too few makes a range of a million",
      order: one({}, { numbers: [{ productCode: "NUM_BLOCK_100_NL", first: "+31201234500", last: "+31202234599" }] }),
      problem: "deliveries[0].numbers[0]: holds 1000100 numbers, more than the largest block (100)",
    },
    {
      because: "two blocks share numbers",
      order: one(
        {},
        {
          numbers: [
            { productCode: "NUM_BLOCK_10_NL", first: "+31201234560", last: "+31201234569" },
            { productCode: "NUM_NEW_1_NL", first: "+31201234569", last: "+31201234569" },
          ],
        },
      ),
      problem: "deliveries[0].numbers[1]: overlaps another range of this order",
    },
    {
      because: "a Dutch product has no German numbers",
      order: one(
        { e164: null },
        { numbers: [{ productCode: "NUM_NEW_1_NL", first: "+49301234567", last: "+49301234567" }] },
      ),
      problem: "deliveries[0].numbers[0].first: NUM_NEW_1_NL has no numbers of this country",
    },
  ])("$problem, because $because", ({ order, problem }) => {
    expect(problemsOf(order)).toContain(problem);
  });

  test("a number of each country that a product is sold for is accepted", () => {
    const numbers = [
      { productCode: "NUM_NEW_1_INTL", first: "+442071838750", last: "+442071838750" },
      { productCode: "NUM_NEW_10_BE_DE", first: "+4930123450", last: "+4930123459" },
      { productCode: "NUM_0800", first: "+318001234", last: "+318001234" },
    ];
    expect(problemsOf(one({ e164: null }, { numbers }))).toEqual([]);
  });

  test("every problem is named at once, in the shape and in what does not fit together", () => {
    const order = {
      ...provisionOrder({ customer: { kvk: "1", iban: "NL00" }, contract: { startDate: "tomorrow" } }),
      deliveries: [
        voiceDelivery({ profiles: [voiceProfile({ productCode: "NOPE" })] }),
        { category: "voice", coordinator: "" },
      ],
      colour: "green",
    };
    expect(problemsOf(order)).toEqual([
      "customer.kvk: must be a KvK number of 8 digits",
      "customer.iban: must be a valid IBAN",
      "contract.startDate: must be a calendar date, YYYY-MM-DD",
      "deliveries[1].coordinator: must not be empty",
      "colour: unknown key",
      "deliveries[0].profiles[0].productCode: NOPE is not on the price list",
    ]);
  });

  test.each([null, [], "text", 1, {}])("%j is not an order, and is reported without an exception", (content) => {
    expect(problemsOf(content)).not.toEqual([]);
  });
});
