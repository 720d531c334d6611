import { describe, expect, test } from "vitest";

import { localDate, type LocalDate } from "~/kernel/local-date";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { warrantyUntil, type Delivery } from "./delivery";
import { installationProgress } from "./installation-progress";

const delivery = (pocSignedOn: string | null, surveyOn: string | null = null): Delivery => ({
  id: "d",
  category: "voice",
  coordinator: "A. de Boer",
  surveyOn: surveyOn === null ? null : localDate(surveyOn),
  pocSignedOn: pocSignedOn === null ? null : localDate(pocSignedOn),
});
const today: LocalDate = localDate("2026-11-21");

describe("R8.2 where a customer stands before the portal opens", () => {
  test.each([
    {
      because: "the survey is still to come",
      deliveries: [delivery(null, "2026-11-25")],
      steps: ["current", "later", "later"],
      invoice: { state: "unknown" },
    },
    {
      because: "the survey was today, the installation is next",
      deliveries: [delivery(null, "2026-11-21")],
      steps: ["done", "current", "later"],
      invoice: { state: "unknown" },
    },
    {
      because: "without a survey the installation is the first step",
      deliveries: [delivery(null)],
      steps: [undefined, "current", "later"],
      invoice: { state: "unknown" },
    },
    {
      because: "R7.1 the first signed part brings the invoice of the next month, whatever is still open",
      deliveries: [delivery(null), delivery("2026-11-30"), delivery("2026-11-03")],
      steps: [undefined, "current", "later"],
      invoice: { state: "expected", on: "2026-12-01" },
    },
    {
      because: "all is delivered, only the invoice is still to come",
      deliveries: [delivery("2026-11-10", "2026-11-25")],
      steps: ["done", "done", "current"],
      invoice: { state: "expected", on: "2026-12-01" },
    },
    {
      because: "the day of the invoice has come, so a day in the past is not promised",
      deliveries: [delivery("2026-10-31")],
      steps: [undefined, "done", "current"],
      invoice: { state: "due" },
    },
  ])("$because", ({ deliveries, steps, invoice }) => {
    const { survey, installation, firstInvoice } = installationProgress(deliveries, today);
    expect([survey?.state, installation.state, firstInvoice.step]).toEqual(steps);
    expect(firstInvoice).toMatchObject(invoice);
  });

  test("it counts the parts that are signed", () => {
    const parts = [delivery("2026-11-10"), delivery(null), delivery(null)];
    expect(installationProgress(parts, today).installation).toMatchObject({ signed: 1, total: 3 });
  });
});

const { rulePacks } = readTariffFiles();

describe("R1.6 the warranty on the installation", () => {
  test.each([
    { signed: "2026-11-18", until: "2027-02-18", because: "three months from the signature" },
    { signed: "2026-11-30", until: "2027-02-28", because: "February is shorter" },
    { signed: null, until: null, because: "nothing is signed yet" },
  ])("signed $signed: until $until, because $because", ({ signed, until }) => {
    expect(warrantyUntil(delivery(signed), rulePacks)).toBe(until);
  });

  test("a rule pack that comes later changes nothing about what was promised at the signature", () => {
    const later = rulePacks.map((pack) => ({ ...pack, validFrom: localDate("2026-11-20"), warrantyMonths: 12 }));
    const both = [...rulePacks, ...later];
    expect([warrantyUntil(delivery("2026-11-19"), both), warrantyUntil(delivery("2026-11-20"), both)]).toEqual([
      "2027-02-19",
      "2027-11-20",
    ]);
  });
});
