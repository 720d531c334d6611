import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { sum } from "~/kernel/money";
import { aCharge, aSubscription, aUser } from "~/modules/billing/testing/billable-builders";
import { anInvoice, everything, workedExample } from "../testing/invoice-builders";
import { partsOf } from "./cost-history";
import { costsByUser } from "./costs-by-user";
import { daySpan } from "./day-span";
import { comparedSums, linesByModule, sumsOf } from "./line-groups";

describe("the sum that makes up the amount", () => {
  test("R7.1 of the worked example: December, the days before it, the installation", () => {
    expect(
      sumsOf(anInvoice(workedExample())).map(({ group, netCents, fromOn, untilOn }) => [
        group,
        netCents,
        fromOn,
        untilOn,
      ]),
    ).toEqual([
      ["subscriptions", 8000, "2026-12-01", "2026-12-31"],
      ["earlier", 5600, "2026-11-10", "2026-11-30"],
      ["installation", 15000, "2026-11-10", "2026-11-10"],
    ]);
  });

  test("of an invoice with everything: what a change caused stands apart from usage and corrections", () => {
    expect(sumsOf(anInvoice(everything())).map(({ group, netCents }) => [group, netCents])).toEqual([
      ["subscriptions", 750 + 450 + 1999 + 500],
      ["usage", 7112 + 4723 + 7 + 1120],
      ["changes", 285 - 325 + 1500 + 23250],
      ["corrections", -333],
    ]);
  });

  test("module by module the same lines, each once, in the order of the invoice", () => {
    const invoice = anInvoice(everything());
    const modules = linesByModule(invoice);
    expect(modules.map(({ category }) => category)).toEqual(["voice", "mobile", null]);
    expect(modules.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines))).toEqual(invoice.lines);
    expect(sum(modules.map(({ netCents }) => netCents))).toBe(invoice.netCents);
  });
});

describe("an invoice beside the one before", () => {
  const sumOf = (group: "subscriptions" | "usage" | "changes", month: string, netCents: number) => ({
    group,
    fromOn: localDate(`${month}-01`),
    untilOn: localDate(`${month}-28`),
    netCents,
  });

  test("group by group, also one that only the invoice before had, so that the differences add up", () => {
    const sums = [sumOf("subscriptions", "2026-12", 8000), sumOf("usage", "2026-11", 500)];
    const before = [sumOf("subscriptions", "2026-11", 7500), sumOf("changes", "2026-10", 1500)];
    const compared = comparedSums(sums, before);
    expect(
      compared.map(({ group, fromOn, netCents, previousCents }) => [group, fromOn, netCents, previousCents]),
    ).toEqual([
      ["subscriptions", "2026-12-01", 8000, 7500],
      ["usage", "2026-11-01", 500, 0],
      ["changes", "2026-11-01", 0, 1500],
    ]);
    expect(sum(compared.map(({ netCents, previousCents }) => netCents - previousCents))).toBe(8500 - 9000);
  });

  test("in three parts has the columns of its users", () => {
    const invoice = anInvoice(everything());
    const rows = costsByUser(invoice);
    expect(partsOf({ sums: sumsOf(invoice), netCents: invoice.netCents })).toEqual({
      subscriptionCents: sum(rows.map((row) => row.subscriptionCents)),
      usageCents: sum(rows.map((row) => row.usageCents)),
      otherCents: sum(rows.map((row) => row.otherCents)),
    });
  });
});

describe("costs by user", () => {
  test("who shares a name with another row is a namesake, told apart by number or module", () => {
    const rows = costsByUser(
      anInvoice({
        charges: [
          aCharge({ id: "c1", user: aUser("p1", { profileName: "Jan", number: "+31201234561" }) }),
          aCharge({ id: "c2", user: aUser("p2", { profileName: "Jan" }), category: "mobile" }),
          aCharge({ id: "c3", user: aUser("p3", { profileName: "Eva" }) }),
        ],
      }),
    );
    const told = rows.map(({ user }) => [user?.profileId, user?.number, user?.category, user?.isNamesake]);
    expect(told.toSorted()).toEqual([
      ["p1", "+31201234561", "voice", true],
      ["p2", null, "mobile", true],
      ["p3", null, "voice", false],
    ]);
  });

  test("the most expensive first, shared costs last", () => {
    expect(
      costsByUser(anInvoice(everything())).map((row) => [
        row.user?.profileName,
        row.subscriptionCents,
        row.usageCents,
        row.otherCents,
        row.totalCents,
      ]),
    ).toEqual([
      ['Jansen & Zn <"B.V.">', 750, 7119, 23250, 31119],
      ["K. Yılmaz", 450, 4723, 1460, 6633],
      ["Şule Đorđević-Łukasz", 1999, 1120, 0, 3119],
      [undefined, 500, 0, -333, 167],
    ]);
  });

  test("rows and columns always add up to the invoice", () => {
    const anyAmounts = fc.array(
      fc.record({ user: fc.integer({ min: 0, max: 4 }), cents: fc.integer({ min: -5_000, max: 50_000 }) }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(anyAmounts, (amounts) => {
        const charges = amounts.map(({ user, cents }, at) =>
          aCharge({
            id: String(at),
            user: user === 0 ? null : aUser(`p${String(user)}`),
            unitCents: cents === 0 ? 1 : cents,
          }),
        );
        const invoice = anInvoice({ charges, subscriptions: [aSubscription({ billedFrom: localDate("2026-11-13") })] });
        const rows = costsByUser(invoice);
        expect(sum(rows.map((row) => row.totalCents))).toBe(invoice.netCents);
        for (const row of rows) expect(row.subscriptionCents + row.usageCents + row.otherCents).toBe(row.totalCents);
      }),
    );
  });
});

describe("a span of days is written in the shortest way", () => {
  test.each([
    { from: "2026-12-01", until: "2026-12-31", kind: "month" },
    { from: "2026-09-01", until: "2026-11-30", kind: "months" },
    { from: "2026-11-10", until: "2026-11-30", kind: "days" },
    { from: "2026-11-10", until: "2026-11-10", kind: "day" },
    { from: "2028-02-01", until: "2028-02-28", kind: "days" },
  ])("$from … $until: $kind", ({ from, until, kind }) => {
    expect(daySpan(localDate(from), localDate(until)).kind).toBe(kind);
  });
});
