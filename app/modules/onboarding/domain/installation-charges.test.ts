import { describe, expect, test } from "vitest";

import { localDate } from "~/kernel/local-date";
import { withProducts } from "~/modules/catalogue/domain/catalogue";
import type { StartedSubscription } from "~/modules/inventory/domain/inventory";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { installationCharges } from "./installation-charges";

const { priceBook } = readTariffFiles();
const signedOn = localDate("2026-11-10");
const startDate = localDate("2026-11-01");

function chargesFor(started: StartedSubscription[], phones = 0, alreadyCharged: string[] = [], book = priceBook) {
  return installationCharges(
    { deliveryId: "d1", signedOn, started, phones: { productCode: "HARDWARE_IP_PHONE", count: phones } },
    startDate,
    new Set(alreadyCharged),
    book,
  ).map(({ productCode, profileId, quantity, unitCents }) => [productCode, profileId, quantity, unitCents]);
}

const profile = (id: string): StartedSubscription => ({
  category: "voice",
  kind: "profile",
  productCode: "VOICE_PROFILE_PRO",
  profileId: id,
});
const option = (productCode: string, profileId: string): StartedSubscription => ({
  category: "voice",
  kind: "option",
  productCode,
  profileId,
});
const group = (productCode: string): StartedSubscription => ({
  category: "voice",
  kind: "group-option",
  productCode,
  profileId: null,
});

describe("R4.3 what the first installation costs", () => {
  test("profiles are charged one by one, each to its user", () => {
    expect(chargesFor([profile("p1"), profile("p2")])).toEqual([
      ["VOICE_PROFILE_PRO", "p1", 1, 1500],
      ["VOICE_PROFILE_PRO", "p2", 1, 1500],
    ]);
  });

  test("an option is charged once per order, whatever the number of users", () => {
    expect(chargesFor([option("VOICE_RECEPTIONIST_PLUS", "p1"), option("VOICE_RECEPTIONIST_PLUS", "p2")])).toEqual([
      ["VOICE_RECEPTIONIST_PLUS", null, 1, 4500],
    ]);
  });

  test("what an earlier delivery of the same installation was charged for is not charged again", () => {
    expect(
      chargesFor([option("VOICE_RECEPTIONIST_PLUS", "p3"), profile("p3")], 0, ["VOICE_RECEPTIONIST_PLUS"]),
    ).toEqual([["VOICE_PROFILE_PRO", "p3", 1, 1500]]);
  });

  test("numbers and phones are charged per piece", () => {
    const number: StartedSubscription = { category: "voice", kind: "number", productCode: "NUM_0800", profileId: null };
    expect(chargesFor([number, number], 3)).toEqual([
      ["NUM_0800", null, 1, 10_000],
      ["NUM_0800", null, 1, 10_000],
      ["HARDWARE_IP_PHONE", null, 3, 8900],
    ]);
  });

  test("what is free to install makes no charge", () => {
    expect(chargesFor([group("VOICE_CENTRALE"), option("VOICE_UNLIMITED_NL", "p1")])).toEqual([]);
  });

  test("it is the amount for a first installation, not for an expansion, from the list of the start date", () => {
    const [list] = priceBook;
    const pro = list?.products.get("VOICE_PROFILE_PRO");
    if (!pro) throw new Error("Pro is on the price list");
    const first = withProducts(priceBook, [{ ...pro, firstInstallCents: 1700, expansionCents: 900 }]);
    const dearer = withProducts(priceBook, [{ ...pro, firstInstallCents: 9900 }]).map((later) => ({
      ...later,
      validFrom: localDate("2026-11-02"),
    }));
    expect(chargesFor([profile("p1")], 0, [], [...first, ...dearer])).toEqual([["VOICE_PROFILE_PRO", "p1", 1, 1700]]);
  });
});
