type Json = null | boolean | number | string | readonly Json[] | JsonObject;
type JsonObject = { readonly [Key in string]: Json };

/** A provision file as an operator would write it. */
export type ProvisionOrder = {
  readonly customer: JsonObject;
  readonly contract: JsonObject;
  readonly deliveries: readonly Json[];
  readonly owner: JsonObject;
};

/** Returns the worked example of R7.1: Centrale and ten Pro profiles, delivered on 10 November 2026. Every part can
 *  be replaced. */
export function provisionOrder(parts: Partial<ProvisionOrder> = {}): ProvisionOrder {
  return {
    customer: {
      name: "Bakkerij De Vries B.V.",
      kvk: "87654321",
      vatNumber: null,
      language: "nl",
      invoiceEmail: "facturen@example.nl",
      buyerReference: "PO-1",
      billingAddress: { street: "Bakkerstraat 2", postalCode: "3511 AB", city: "Utrecht", country: "NL" },
      installationAddress: null,
      iban: "NL20INGB0001234567",
      mandate: { id: "MNDT-000123", signedOn: "2026-10-20" },
      ...parts.customer,
    },
    contract: {
      startDate: "2026-11-10",
      termMonths: 36,
      contracted: { voice: 10 },
      serviceLevel: "standard",
      ...parts.contract,
    },
    deliveries: parts.deliveries ?? [voiceDelivery()],
    owner: { email: "jan@example.nl", name: "Jan de Vries", ...parts.owner },
  };
}

/** Returns Centrale with some Pro profiles on consecutive numbers, and the block of those numbers when `block` names
 *  it. */
export function voiceDelivery(parts: JsonObject = {}, profiles = 10, firstNumber = 31_201_234_560): JsonObject {
  return {
    category: "voice",
    pocSignedOn: "2026-11-10",
    coordinator: "A. de Boer",
    surveyOn: null,
    groupOptions: ["VOICE_CENTRALE"],
    numbers: [],
    profiles: Array.from({ length: profiles }, (_, at) => voiceProfile({ e164: `+${String(firstNumber + at)}` })),
    ...parts,
  };
}

export function voiceProfile(parts: JsonObject = {}): JsonObject {
  return {
    productCode: "VOICE_PROFILE_PRO",
    name: "Jan Jansen",
    e164: "+31201234561",
    withDevice: false,
    withPhone: false,
    options: [],
    ...parts,
  };
}
