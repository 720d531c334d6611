/** A value that people read: what is said of the operator's own (null when nothing is), what is said of the changed
 *  one, and on which surfaces, all of them. */
export type Told = { readonly was: string | null; readonly is: string; readonly on: readonly string[] };

/** A different value for everything that people read. */
export const CHANGED = {
  downscale: {
    percent: 40,
    rounding: "half-up",
    counts: ["removal"],
    freeFirst: "line-order",
    fee: { kind: "remaining-terms", percent: 50 },
    minimumProfiles: 2,
  },
  leadTimes: { noLicence: 3, licence: 4, licenceWithHardware: 7, hardware: 6 },
  receipt: { cutOffTime: "09:00" },
  preferredDate: { maxDays: 60, workingDaysOnly: false },
  preparedRequest: { maxDays: 200, submitsAt: "05:15", maxWaiting: 3 },
  execution: { startsAt: "06:30" },
  billingEnds: { profileMonthsAfterReceipt: 2 },
  quantity: { min: 2, max: 300 },
  requestFeeCents: 1250,
  vatPercent: 19,
  collectionDays: 9,
  noticeMonths: 6,
  invitationDays: 21,
  warrantyMonths: 5,
  hiddenDigits: 2,
  officeHours: { from: "09:15", until: "18:45" },
  maintenance: { from: "01:20", until: "05:40" },
  holidays: [{ name: "Sinterklaas", kind: "fixed", month: 12, day: 7 }],
} as const;

/** Every value of the rule pack that a customer reads, in Dutch. */
export const TOLD_RULES: Readonly<Record<string, Told>> = {
  "downscale.percent": {
    was: "25%",
    is: "40%",
    on: ["/", "/contract", "/modules", "/changes/new", "/changes/shrink", "/changes/:id"],
  },
  "downscale.rounding": {
    was: "naar beneden afgerond",
    is: "afgerond op het dichtstbijzijnde aantal",
    on: ["/contract", "/changes/new", "/changes/:id"],
  },
  "downscale.counts": { was: "opzeggen of verlagen zonder", is: "opzeggen zonder", on: ["/", "/contract"] },
  "downscale.freeFirst": { was: "zo betaal je het minst", is: "in de volgorde van je regels", on: ["/changes/new"] },
  "downscale.fee": { was: null, is: "50% van Pro", on: ["/changes/new"] },
  "downscale.minimumProfiles": { was: null, is: "minstens 2 profielen blijven", on: ["preview refused"] },
  "leadTimes.noLicence": { was: "Stopt do 3 dec", is: "Stopt wo 9 dec", on: ["/changes/new"] },
  "leadTimes.licence": {
    was: "Werkt vanaf vrijdag 4 december 2026",
    is: "Werkt vanaf donderdag 10 december 2026",
    on: ["/changes/new"],
  },
  "leadTimes.licenceWithHardware": {
    was: "met toestel vanaf woensdag 9 december 2026",
    is: "met toestel vanaf dinsdag 15 december 2026",
    on: ["/changes/new"],
  },
  "leadTimes.hardware": {
    was: '"action":"order-phone","leadTimeWorkingDays":5',
    is: '"action":"order-phone","leadTimeWorkingDays":6',
    on: ["preview of a phone"],
  },
  "receipt.cutOffTime": {
    was: "Aanvraag van 2 december 2026",
    is: "Aanvraag van 3 december 2026",
    on: ["/changes/:id?queued", "/changes/:id"],
  },
  "preferredDate.maxDays": { was: "uiterlijk 2 maart 2027", is: "uiterlijk 1 februari 2027", on: ["/changes/new"] },
  "preferredDate.workingDaysOnly": { was: "Kies een werkdag", is: "Kies een dag", on: ["/changes/new"] },
  // Seen with what is prepared on 2 December 2026; a cut-off time moves the days that can be signed by one.
  "preparedRequest.maxDays": {
    was: "Een dag t/m 6 januari 2028",
    is: "Een dag t/m 21 juni 2027",
    on: ["/changes/new", "/changes/prepared/:id"],
  },
  "preparedRequest.submitsAt": {
    was: "om 06.00 uur",
    is: "om 05.15 uur",
    on: ["/changes/new", "/changes/prepared/:id", "mail"],
  },
  "execution.startsAt": { was: "08.00 uur", is: "06.30 uur", on: ["/changes/new", "/changes/:id?queued", "mail"] },
  "billingEnds.profileMonthsAfterReceipt": {
    was: "het einde van de maand na die waarin we je aanvraag ontvingen",
    is: "het einde van de maand die 2 maanden later is dan die waarin we je aanvraag ontvingen",
    on: ["/changes/:id"],
  },
  "quantity.min": { was: "een aantal van 1 tot", is: "een aantal van 2 tot", on: ["preview refused"] },
  "quantity.max": { was: "tot en met 500.", is: "tot en met 300.", on: ["preview refused"] },
  requestFeeCents: { was: null, is: "Wijzigingskosten – € 12,50", on: ["/changes/new"] },
  vatPercent: { was: "21%", is: "19%", on: ["/changes/new", "/invoices/:number", "pdf"] },
  collectionDays: { was: "Incasso: dinsdag 15 december 2026", is: "Incasso: donderdag 10 december 2026", on: ["mail"] },
  noticeMonths: { was: "9 augustus 2029", is: "9 mei 2029", on: ["/contract"] },
  invitationDays: { was: "tot 3 november 2026", is: "tot 10 november 2026", on: ["mail"] },
  warrantyMonths: { was: "10 februari 2027", is: "10 april 2027", on: ["/service"] },
  hiddenDigits: { was: "030 123 •• ••", is: "030 123 45 ••", on: ["/usage/calls"] },
  "officeHours.from": { was: "van 08.00 tot", is: "van 09.15 tot", on: ["/service"] },
  "officeHours.until": { was: "17.00 uur", is: "18.45 uur", on: ["/service"] },
  "maintenance.from": { was: "tussen 00.00 en", is: "tussen 01.20 en", on: ["/service"] },
  "maintenance.until": { was: "07.00 uur", is: "05.40 uur", on: ["/service"] },
  holidays: { was: null, is: "feestdag 7 december", on: ["/changes/:id"] },
};

/** Those that are put into words, as the English texts show them. */
export const TOLD_IN_ENGLISH: Readonly<Record<string, Told>> = {
  "downscale.percent": {
    was: "25%",
    is: "40%",
    on: ["/", "/contract", "/modules", "/changes/new", "/changes/shrink", "/changes/:id"],
  },
  "downscale.rounding": {
    was: "rounded down",
    is: "rounded to the nearest number",
    on: ["/contract", "/changes/new", "/changes/:id"],
  },
  "downscale.counts": { was: "remove or downgrade", is: "remove", on: ["/", "/contract"] },
  "downscale.freeFirst": { was: "you pay the least", is: "in the order of your lines", on: ["/changes/new"] },
  "downscale.fee": { was: null, is: "50% of Pro", on: ["/changes/new"] },
  "downscale.minimumProfiles": { was: null, is: "At least 2 profiles must remain", on: ["preview refused"] },
  "preferredDate.workingDaysOnly": { was: "Choose a working day", is: "Choose a day", on: ["/changes/new"] },
  "execution.startsAt": { was: "until 08:00", is: "until 06:30", on: ["/changes/new", "/changes/:id?queued"] },
  "billingEnds.profileMonthsAfterReceipt": {
    was: "the end of the month after the one in which we received your request",
    is: "the end of the month that is 2 months after the one in which we received your request",
    on: ["/changes/:id"],
  },
  requestFeeCents: { was: null, is: "Change fee – € 12.50", on: ["/changes/new"] },
  vatPercent: { was: "21%", is: "19%", on: ["/changes/new", "/invoices/:number", "pdf"] },
  officeHours: { was: "from 08:00 to 17:00", is: "from 09:15 to 18:45", on: ["/service"] },
  maintenance: { was: "00:00 and 07:00", is: "01:20 and 05:40", on: ["/service"] },
  BRAND_NAME: { was: "Mijn Insight", is: "Kantoorlijn", on: ["/", "/login", "mail", "ics"] },
  OPERATOR_PHONE: { was: "0800-0403", is: "0900-7788", on: ["/", "/contract", "/service", "/changes/new", "mail"] },
};

/** A different value for every setting that a customer reads. */
export const CHANGED_SETTINGS = {
  BASE_URL: "https://portaal.kantoorlijn.example",
  MAIL_FROM: "Post <post@kantoorlijn.example>",
  API_REQUESTS_PER_MINUTE: "750",
  BRAND_NAME: "Kantoorlijn",
  OPERATOR_NAME: "Lijnbedrijf N.V.",
  OPERATOR_KVK: "23456789",
  OPERATOR_VAT_NUMBER: "NL234567890B70",
  OPERATOR_CREDITOR_ID: "NL92ZZZ345678900001",
  OPERATOR_IBAN: "NL02ABNA0123456789",
  OPERATOR_STREET: "Havenkade 7",
  OPERATOR_POSTAL_CODE: "9712 AB",
  OPERATOR_CITY: "Groningen",
  OPERATOR_COUNTRY: "BE",
  OPERATOR_PHONE: "0900-7788",
  OPERATOR_EMAIL: "post@lijnbedrijf.example",
} as const;

export const TOLD_SETTINGS: Readonly<Record<string, Told>> = {
  BASE_URL: { was: "http://127.0.0.1:3000/", is: "https://portaal.kantoorlijn.example/", on: ["mail"] },
  MAIL_FROM: { was: "noreply@mijn-insight.example", is: "post@kantoorlijn.example", on: ["mail"] },
  API_REQUESTS_PER_MINUTE: { was: "600 requests", is: "750 requests", on: ["/api/openapi.json"] },
  BRAND_NAME: {
    was: "Mijn Insight",
    is: "Kantoorlijn",
    on: ["/", "/contract", "/login", "/missing", "mail", "ics", "/api/openapi.json"],
  },
  OPERATOR_NAME: { was: "Insight Telecom B.V.", is: "Lijnbedrijf N.V.", on: ["pdf", "ubl"] },
  OPERATOR_KVK: { was: "12345678", is: "23456789", on: ["pdf", "ubl"] },
  OPERATOR_VAT_NUMBER: { was: "NL123456782B90", is: "NL234567890B70", on: ["pdf", "ubl"] },
  OPERATOR_CREDITOR_ID: { was: "NL79ZZZ999999990000", is: "NL92ZZZ345678900001", on: ["pdf", "ubl"] },
  OPERATOR_IBAN: { was: "NL91 ABNA 0417 1643 00", is: "NL02 ABNA 0123 4567 89", on: ["pdf"] },
  OPERATOR_STREET: { was: "Stationsplein 1", is: "Havenkade 7", on: ["pdf", "ubl"] },
  OPERATOR_POSTAL_CODE: { was: "3511 ED", is: "9712 AB", on: ["pdf", "ubl"] },
  OPERATOR_CITY: { was: "3511 ED Utrecht", is: "9712 AB Groningen", on: ["pdf"] },
  OPERATOR_COUNTRY: { was: "3511 ED\nNL", is: "9712 AB\nBE", on: ["ubl"] },
  OPERATOR_PHONE: {
    was: "0800-0403",
    is: "0900-7788",
    on: [
      ...["/", "/contract", "/service", "/changes/new", "/changes/:id", "/not-active", "/login", "/missing"],
      ...["mail", "pdf", "ubl", "preview refused"],
    ],
  },
  OPERATOR_EMAIL: { was: "facturen@insight-telecom.example", is: "post@lijnbedrijf.example", on: ["pdf", "ubl"] },
};

/** Settings about how the portal runs, which no customer reads. */
export const SILENT_SETTINGS: readonly string[] = [
  ...["NODE_ENV", "HOST", "PORT", "DATABASE_URL", "DATABASE_WEB_URL", "DATABASE_POOL_SIZE", "DEMO_DATA"],
  ...["DATA_DIRECTORY", "SMTP_URL", "LINK_SECRET", "AUDIT_KEY", "METRICS_TOKEN", "TRUSTED_PROXIES", "LOG_LEVEL"],
  ...["DRAIN_SECONDS", "ALLOW_OWNER_LOGIN", "DATABASE_PREPARED_STATEMENTS"],
  ...["INSIGHT_CLOCK", "INSIGHT_CLOCK_RUNS"],
];
