import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { FIXED, MOBILE, ON_NET, rateSheetFrom, testRater, UNLIMITED_EU, UNLIMITED_NL } from "../../testing/test-rater";
import type { UsageLineValues } from "../../testing/usage-lines";

const rate = testRater();

/** A call of two started minutes. */
function call(values: UsageLineValues) {
  return rate({ durationSeconds: 61, ...values });
}

describe("R6.1 a call costs its start and every started minute, rounded up once", () => {
  test.each([
    { seconds: 0, minutes: 0, cents: 0, status: "free", because: "a call of 0 seconds costs nothing" },
    { seconds: 1, minutes: 1, cents: 12, status: "rated", because: "a second is a started minute" },
    { seconds: 60, minutes: 1, cents: 12, status: "rated", because: "60 seconds are one minute" },
    { seconds: 61, minutes: 2, cents: 18, status: "rated", because: "61 seconds are two" },
    { seconds: 86_400, minutes: 1440, cents: 8646, status: "rated", because: "a whole day" },
  ])("$seconds seconds: $minutes minutes, $cents cents, for $because", ({ seconds, minutes, cents, status }) => {
    expect(call({ durationSeconds: seconds })).toMatchObject({
      category: "national",
      zone: "NL",
      destination: "NL",
      minutes,
      status,
      chargeCents: cents,
      chargeMicroEuros: cents * 10_000,
    });
  });

  test("each number of minutes from 1 to 600, at its first and its last second, costs exactly 6 + 6 a minute", () => {
    for (let minutes = 1; minutes <= 600; minutes += 1) {
      const expected = { minutes, chargeCents: 6 + 6 * minutes, chargeMicroEuros: 60_000 + 60_000 * minutes };
      expect(call({ durationSeconds: 60 * minutes - 59 })).toMatchObject(expected);
      expect(call({ durationSeconds: 60 * minutes })).toMatchObject(expected);
    }
  });

  test("a rate of more than two decimals is rounded up once a call, not once a minute", () => {
    const [national, ...zones] = rateSheetFrom(localDate("2020-01-01")).zones;
    if (!national) throw new Error("no zone");
    const finer = { ...national, startMicroEuros: 54_300, fixedMicroEuros: 54_321 };
    const fine = testRater([rateSheetFrom(localDate("2020-01-01"), { zones: [finer, ...zones] })]);
    for (let minutes = 1; minutes <= 600; minutes += 1) {
      const microEuros = 54_300n + BigInt(minutes) * 54_321n;
      expect(fine({ durationSeconds: minutes * 60 })).toMatchObject({
        chargeMicroEuros: Number(microEuros),
        chargeCents: Number((microEuros + 9_999n) / 10_000n),
      });
    }
  });
});

describe("R6.2 calls inside the exchange are free", () => {
  test.each([
    { from: FIXED, to: ON_NET, category: "on-net", because: "a number of the block" },
    { from: FIXED, to: "+31851234567", category: "on-net", because: "a single number of the exchange" },
    { from: FIXED, to: "0201234569", category: "on-net", because: "as dialled in the Netherlands" },
    { from: FIXED, to: "0031201234569", category: "on-net", because: "dialled with 00" },
    { from: FIXED, to: "+31201234559", category: "national", because: "just below the block" },
    { from: FIXED, to: "+31201234570", category: "national", because: "just above the block" },
    { from: FIXED, to: "+3120123456", category: "national", because: "a shorter number" },
    { from: FIXED, to: MOBILE, category: "national", because: "the customer's own mobile is national" },
    { from: FIXED, to: "+31633334444", category: "national", because: "a mobile is never in the exchange" },
    { from: MOBILE, to: ON_NET, category: "national", because: "a mobile phone is not inside the exchange" },
  ])("$from to $to is $category: $because", ({ from, to, category }) => {
    expect(call({ from, to })).toMatchObject({ category, status: category === "on-net" ? "free" : "rated" });
  });
});

describe("R6.3 Onbeperkt Bellen Nederland", () => {
  test.each([
    { to: "+31301234567", status: "included", cents: 0, because: "geographic" },
    { to: "+31612345678", status: "included", cents: 0, because: "mobile" },
    { to: "+31881234567", status: "included", cents: 0, because: "088" },
    { to: "14020", status: "included", cents: 0, because: "14 and an area code" },
    { to: "09001234", status: "rated", cents: 50, because: "0900 costs its own charge" },
    { to: "+319061234", status: "rated", cents: 170, because: "0906 has its own rate" },
    { to: "1850", status: "rated", cents: 180, because: "18xy" },
    { to: "+31841234567", status: "rated", cents: 38, because: "084" },
    { to: "0871234567", status: "rated", cents: 38, because: "087" },
    { to: "+31661234567", status: "rated", cents: 68, because: "066 is not a mobile number" },
    { to: "0671234567", status: "rated", cents: 60, because: "067" },
    { to: "09011234", status: "unrated", cents: null, because: "0901 has no rate" },
    { to: "+493012345678", status: "rated", cents: 21, because: "abroad is not the Netherlands" },
  ])("to $to: $status at $cents cents, for $because", ({ to, status, cents }) => {
    expect(call({ from: UNLIMITED_NL, to })).toMatchObject({ status, chargeCents: cents, minutes: 2 });
  });

  test("the record's own charge of a paid number goes before the table", () => {
    const paid = { category: "service-number", status: "rated", chargeCents: 345, chargeMicroEuros: 3_450_000 };
    expect(call({ to: "09001234", serviceChargeCents: 345 })).toMatchObject(paid);
    expect(call({ to: "09011234", serviceChargeCents: 345, from: UNLIMITED_NL })).toMatchObject(paid);
  });

  test("it holds for the fixed phone: a mobile pays by the minute, without a start", () => {
    expect(call({ from: MOBILE, to: "+31301234567" })).toMatchObject({ status: "rated", chargeCents: 12 });
  });
});

describe("R6.5 Onbeperkt Bellen EU en Noord-Amerika", () => {
  test.each([
    { to: "+493012345678", status: "included", because: "Germany, fixed" },
    { to: "+4915112345678", status: "included", because: "Germany, mobile" },
    { to: "+12125550123", status: "included", because: "the United States" },
    { to: "+14165550123", status: "included", because: "Canada" },
    { to: "+41446681800", status: "included", because: "Switzerland" },
    { to: "+380442345678", status: "included", because: "Ukraine" },
    { to: "+358181234567", status: "included", because: "Åland, by its own code" },
    { to: "+12684601234", status: "rated", because: "Antigua shares +1 and no more" },
    { to: "+442079460123", status: "rated", because: "the United Kingdom" },
    { to: "+4779123456", status: "rated", because: "Svalbard is not listed" },
    { to: "+31301234567", status: "rated", because: "the Netherlands are not included" },
    { to: "+499001234567", status: "unrated", because: "premium abroad" },
    { to: "+4990012345678", status: "unrated", because: "premium abroad, with too many digits" },
  ])("to $to: $status, for $because", ({ to, status }) => {
    expect(call({ from: UNLIMITED_EU, to })).toMatchObject({ status });
  });

  test("it holds for the fixed phone only", () => {
    expect(call({ from: MOBILE, to: "+493012345678" })).toMatchObject({ status: "rated", chargeCents: 21 });
  });
});

describe("R6.4 international calls by shared calling codes", () => {
  test.each([
    { to: "+12125550123", zone: "Z1", cents: 21, destination: "US", because: "fixed or mobile is fixed" },
    { to: "+17216541234", zone: "Z4", cents: 77, destination: "SX", because: "Sint Maarten" },
    { to: "+17872345678", zone: "Z5", cents: 127, destination: "PR", because: "Puerto Rico is not listed" },
    { to: "+447400123456", zone: "Z1", cents: 63, destination: "GB", because: "a British mobile" },
    { to: "+441481256789", zone: "Z1", cents: 21, destination: "GG", because: "Guernsey" },
    { to: "+77172123456", zone: "Z5", cents: 127, destination: "KZ", because: "Kazakhstan is not listed" },
    { to: "+74951234567", zone: "Z3", cents: 53, destination: "RU", because: "Russia" },
    { to: "+390669812345", zone: "Z2", cents: 31, destination: "VA", because: "the Vatican" },
    { to: "+390212345678", zone: "Z2", cents: 31, destination: "IT", because: "Italy keeps its 0" },
    { to: "+59994151234", zone: "Z4", cents: 77, destination: "CW", because: "Curaçao" },
    { to: "+5997151234", zone: "Z4", cents: 77, destination: "BQ", because: "Bonaire" },
    { to: "+262262161234", zone: "Z5", cents: 127, destination: "RE", because: "Réunion" },
    { to: "+590590201234", zone: "Z5", cents: 127, destination: "GP", because: "Guadeloupe" },
    { to: "+881612345678", zone: "Z6", cents: 347, destination: "satellite", because: "a satellite" },
    { to: "+80812345678", zone: "Z5", cents: 127, destination: "international", because: "no territory has +808" },
  ])("$to is $destination, $zone, $cents cents: $because", ({ to, zone, cents, destination }) => {
    expect(call({ to })).toMatchObject({
      category: "international",
      status: "rated",
      zone,
      destination,
      chargeCents: cents,
    });
  });

  test("a country's own rate goes before that of its zone", () => {
    const { destinations } = rateSheetFrom(localDate("2020-01-01"));
    const own = { country: "BE", zone: "Z1", isInEuNaBundle: true } as const;
    const ownRates = { fixedMicroEuros: 50_000, mobileMicroEuros: 100_000 };
    const changed = [...destinations.filter(({ country }) => country !== "BE"), { ...own, ownRates }];
    const sheet = rateSheetFrom(localDate("2020-01-01"), { destinations: changed });
    expect(testRater([sheet])({ to: "+3222123456" })).toMatchObject({ chargeCents: 19 });
    expect(testRater([sheet])({ to: "+32470123456" })).toMatchObject({ chargeCents: 29 });
  });
});

describe("R6.6 free and unrated numbers", () => {
  test.each(["08001234", "+318001234567", "0800123", "112", "+31112", "116000", "116123", "+80012345678"])(
    "%s is free",
    (to) => {
      expect(call({ to })).toMatchObject({
        category: "free-number",
        status: "free",
        chargeCents: 0,
        zone: null,
        minutes: 2,
      });
    },
  );

  test.each([
    { to: "+449012345678", category: "international", reason: "foreign-premium", because: "premium in the UK" },
    { to: "+19002123456", category: "international", reason: "foreign-premium", because: "premium in North America" },
    { to: "+979123456789", category: "international", reason: "foreign-premium", because: "+979" },
    { to: "+878101234567890", category: "international", reason: "foreign-premium", because: "+878" },
    { to: "+999123456", category: "international", reason: "unknown-destination", because: "nobody has +999" },
    { to: "09051234", category: "service-number", reason: "no-tariff", because: "a paid number without a rate" },
    { to: "1233", category: "service-number", reason: "no-tariff", because: "a short number nobody knows" },
    { to: "144", category: "service-number", reason: "no-tariff", because: "a short number without a tariff" },
  ])("$to is kept unrated: $because", ({ to, category, reason }) => {
    expect(call({ to })).toMatchObject({
      category,
      status: "unrated",
      reason,
      chargeCents: null,
      chargeMicroEuros: null,
    });
  });

  test("of an unrated number, 0 seconds cost nothing", () => {
    expect(call({ to: "+449012345678", durationSeconds: 0 })).toMatchObject({ status: "free", chargeCents: 0 });
  });

  test.each(["+31850123456", "+31970101234567", "+31201234000", "14070", "+31180123456", "140418"])(
    "%s is national",
    (to) => {
      expect(call({ to })).toMatchObject({ category: "national", zone: "NL", status: "rated" });
    },
  );
});

describe("R6.7 mobile usage", () => {
  const abroad = { from: MOBILE, to: "+31301234567" };
  test.each([
    {
      values: { ...abroad, roamingCountry: "NL" },
      category: "national",
      cents: 12,
      because: "the Netherlands is home",
    },
    { values: { ...abroad, roamingCountry: "DE" }, category: "roaming", cents: 12, because: "the EEA" },
    { values: { ...abroad, roamingCountry: "NO" }, category: "roaming", cents: 12, because: "Norway is in the EEA" },
    { values: { ...abroad, roamingCountry: "CH" }, category: "roaming", cents: 300, because: "Switzerland is not" },
    { values: { ...abroad, roamingCountry: "GB" }, category: "roaming", cents: 300, because: "nor is the UK" },
    {
      values: { ...abroad, to: "112", roamingCountry: "US" },
      category: "free-number",
      cents: 0,
      because: "112 is free",
    },
    {
      values: { ...abroad, to: "09001234", roamingCountry: "US" },
      category: "service-number",
      cents: 50,
      because: "a paid number costs its own charge",
    },
  ])(
    "a call in $values.roamingCountry to $values.to is $category at $cents cents: $because",
    ({ values, category, cents }) => {
      expect(call(values)).toMatchObject({ category, chargeCents: cents });
      if (category === "roaming") expect(call(values)).toMatchObject({ destination: values.roamingCountry });
    },
  );

  test.each([
    { roamingCountry: "", status: "free", cents: 0, category: "national", because: "at home" },
    { roamingCountry: "DE", status: "free", cents: 0, category: "roaming", because: "the rate in the EEA is 0" },
    { roamingCountry: "US", status: "rated", cents: 150, category: "roaming", because: "elsewhere it costs" },
  ])("being called in '$roamingCountry': $cents cents, for $because", ({ roamingCountry, status, cents, category }) => {
    const incoming = { from: "+31301234567", to: MOBILE, direction: "in", roamingCountry };
    expect(call(incoming)).toMatchObject({ category, status, chargeCents: cents });
    expect(call({ ...incoming, from: "" })).toMatchObject({ category, status, chargeCents: cents });
    expect(call({ ...incoming, from: MOBILE, to: "+31301234567" })).toMatchObject({
      category,
      status,
      chargeCents: cents,
    });
  });

  test.each([
    { values: { to: "+31612345678", units: 3 }, category: "sms", status: "rated", cents: 18, zone: "NL" },
    { values: { to: "+4915112345678", units: 1 }, category: "sms", status: "rated", cents: 6, zone: "NL" },
    { values: { to: "+31612345678", units: "" }, category: "sms", status: "rated", cents: 6, zone: "NL" },
    {
      values: { to: "+31612345678", units: 2, roamingCountry: "US" },
      category: "roaming",
      status: "rated",
      cents: 70,
      zone: null,
    },
    {
      values: { to: "+31612345678", units: 2, roamingCountry: "DE" },
      category: "roaming",
      status: "unrated",
      cents: null,
      zone: null,
    },
    {
      values: { to: "4411", units: 1, serviceChargeCents: 150 },
      category: "paid-sms",
      status: "rated",
      cents: 150,
      zone: null,
    },
    { values: { to: "4411", units: 1 }, category: "paid-sms", status: "unrated", cents: null, zone: null },
    {
      values: { to: "4411", units: 1, serviceChargeCents: 0 },
      category: "paid-sms",
      status: "free",
      cents: 0,
      zone: null,
    },
    {
      values: { to: MOBILE, from: "+31612345678", direction: "in", units: 1 },
      category: "sms",
      status: "free",
      cents: 0,
      zone: "NL",
    },
  ])("messages $values: $category, $status, $cents cents", ({ values, category, status, cents, zone }) => {
    expect(rate({ type: "sms", durationSeconds: "", from: MOBILE, ...values })).toMatchObject({
      category,
      status,
      chargeCents: cents,
      zone,
      minutes: 0,
    });
  });

  test.each([
    { bytes: 0, roamingCountry: "", micro: 0, cents: 0, because: "nothing was used" },
    { bytes: 1, roamingCountry: "", micro: 1, cents: 1, because: "a byte is a started cent" },
    { bytes: 1_048_576, roamingCountry: "", micro: 10_000, cents: 1, because: "a megabyte" },
    { bytes: 1_048_577, roamingCountry: "", micro: 10_001, cents: 2, because: "a byte more" },
    { bytes: 123_456_789, roamingCountry: "FR", micro: 1_177_376, cents: 118, because: "the EEA" },
    { bytes: 524_288, roamingCountry: "US", micro: 1_250_000, cents: 125, because: "half a megabyte elsewhere" },
    { bytes: 2 ** 40, roamingCountry: "US", micro: 2_621_440_000_000, cents: 262_144_000, because: "a terabyte" },
  ])("$bytes bytes in '$roamingCountry' cost $cents cents: $because", ({ bytes, roamingCountry, micro, cents }) => {
    const data = { type: "data", durationSeconds: "", from: MOBILE, to: "", direction: "" };
    expect(rate({ ...data, units: bytes, roamingCountry })).toMatchObject({
      category: roamingCountry === "" ? "data" : "roaming",
      status: bytes === 0 ? "free" : "rated",
      chargeMicroEuros: micro,
      chargeCents: cents,
    });
  });
});

describe("R4.6 a call goes by the rates in force when it starts", () => {
  const sheet = rateSheetFrom(localDate("2020-01-01"));
  const dearer = sheet.zones.map((zone) => ({ ...zone, startMicroEuros: 1_000_000 }));
  const dated = testRater([sheet, rateSheetFrom(localDate("2026-11-01"), { zones: dearer })]);
  test.each([
    { startedAt: "2026-10-31T23:59:59+01:00", cents: 18, because: "the last second of October" },
    { startedAt: "2026-11-01T00:00:00+01:00", cents: 112, because: "the first of November" },
    { startedAt: "2026-10-31T22:59:59Z", cents: 18, because: "the same second in UTC" },
    { startedAt: "2026-10-31T23:00:00Z", cents: 112, because: "midnight in Amsterdam" },
    { startedAt: "2026-11-01T07:59:59+09:00", cents: 18, because: "whatever the date elsewhere" },
  ])("$startedAt: $cents cents, for $because", ({ startedAt, cents }) => {
    expect(dated({ startedAt })).toMatchObject({ chargeCents: cents });
  });

  test("before the first sheet a record is kept unrated", () => {
    expect(rate({ startedAt: "2019-12-31T23:59:59+01:00" })).toMatchObject({
      status: "unrated",
      reason: "no-rate-sheet",
    });
    expect(rate({ startedAt: "2020-01-01T00:00:00+01:00" })).toMatchObject({ status: "rated" });
  });

  test.each([
    { values: { to: "+493012345678" }, category: "international", destination: "DE" },
    { values: { to: "09001234" }, category: "service-number", destination: "service-number" },
    { values: { to: ON_NET }, category: "on-net", destination: "NL" },
    { values: { from: MOBILE, to: "+493012345678", roamingCountry: "FR" }, category: "roaming", destination: "FR" },
    { values: { from: MOBILE, type: "data", to: "", units: 1 }, category: "data", destination: "data" },
  ])("before the first sheet $values is $category all the same, without a zone", ({ values, ...what }) => {
    const startedAt = "2019-12-31T23:59:59+01:00";
    const unknown = { status: "unrated", zone: null, chargeCents: null, reason: "no-rate-sheet" };
    expect(rate({ startedAt, ...values })).toMatchObject({ ...unknown, ...what });
  });
});

describe("impossible values are rejected with a fixed reason", () => {
  test.each([
    { values: { recordId: "" }, reason: "bad-record-id" },
    { values: { recordId: "x".repeat(129) }, reason: "bad-record-id" },
    { values: { recordId: "a\u0000b" }, reason: "bad-record-id" },
    { values: { type: "fax" }, reason: "bad-type" },
    { values: { type: "" }, reason: "bad-type" },
    { values: { startedAt: "9999-01-01T00:00:00Z" }, reason: "bad-started-at" },
    { values: { startedAt: "2026-02-30T10:00:00Z" }, reason: "bad-started-at" },
    { values: { startedAt: "2026-10-05T10:00:00" }, reason: "bad-started-at" },
    { values: { startedAt: "2026-10-05 10:00:00Z" }, reason: "bad-started-at" },
    { values: { durationSeconds: -1 }, reason: "bad-duration" },
    { values: { durationSeconds: "60.5" }, reason: "bad-duration" },
    { values: { durationSeconds: "" }, reason: "bad-duration" },
    { values: { durationSeconds: 40 * 86_400 }, reason: "bad-duration" },
    { values: { from: "" }, reason: "bad-from" },
    { values: { from: "anonymous" }, reason: "bad-from" },
    { values: { from: "+31 20 1234561" }, reason: "bad-from" },
    { values: { direction: "in", from: "anonymous", to: FIXED }, reason: "bad-from" },
    { values: { direction: "in", from: "+0031201234567", to: FIXED }, reason: "bad-from" },
    { values: { from: "+0031201234561" }, reason: "bad-from" },
    { values: { from: "31201234561" }, reason: "bad-from" },
    { values: { to: "+00442071234567" }, reason: "bad-to" },
    { values: { to: "31612345679" }, reason: "bad-to" },
    { values: { type: "data", units: 5, to: "internet" }, reason: "bad-to" },
    { values: { to: "" }, reason: "bad-to" },
    { values: { to: "+4" }, reason: "bad-to" },
    { values: { to: "+4930123456789012" }, reason: "bad-to" },
    { values: { to: "*31#" }, reason: "bad-to" },
    { values: { direction: "" }, reason: "bad-direction" },
    { values: { direction: "up" }, reason: "bad-direction" },
    { values: { roamingCountry: "de" }, reason: "bad-roaming-country" },
    { values: { roamingCountry: "DEU" }, reason: "bad-roaming-country" },
    { values: { roamingCountry: "ZZ" }, reason: "bad-roaming-country" },
    { values: { roamingCountry: "EU" }, reason: "bad-roaming-country" },
    { values: { units: -1 }, reason: "bad-units" },
    { values: { type: "data", units: "" }, reason: "bad-units" },
    { values: { serviceChargeCents: "1.50" }, reason: "bad-service-charge" },
    { values: { serviceChargeCents: -1 }, reason: "bad-service-charge" },
    { values: { from: "+31209999999" }, reason: "unknown-from" },
    { values: { from: ON_NET }, reason: "unknown-from" },
  ])("$values: $reason", ({ values, reason }) => {
    expect(rate(values)).toEqual({ status: "rejected", reason });
  });
});
