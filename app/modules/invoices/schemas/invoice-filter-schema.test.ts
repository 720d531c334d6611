import { describe, expect, test } from "vitest";
import { localDate } from "~/kernel/local-date";
import { invoiceCursor, parseInvoiceFilter } from "./invoice-filter-schema";

const none = { year: null, status: null, search: null, after: null };
const looking = (text: string, from: number | null = null, until = from) => ({
  ...none,
  search: { text, cents: from === null ? null : { from, until } },
});
const place = { issuedOn: localDate("2026-12-01"), number: "2026-000123" };

describe("the filter of invoices", () => {
  test.each([
    { query: "", filter: none, wrong: [], because: "nothing is asked" },
    { query: "year=&status=", filter: none, wrong: [], because: "an empty choice filters nothing" },
    { query: "year=2026", filter: { ...none, year: 2026 }, wrong: [], because: "a year" },
    { query: "status=failed", filter: { ...none, status: "failed" }, wrong: [], because: "a status" },
    { query: "year=26", filter: none, wrong: ["year"], because: "not a year" },
    { query: "year=2026%27--", filter: none, wrong: ["year"], because: "not a year" },
    { query: "status=paid", filter: none, wrong: ["status"], because: "not a status" },
    { query: "cursor=2026-13-01.2026-000123", filter: none, wrong: ["cursor"], because: "not a day" },
    { query: "search=+Tess+%20van++Houten+", filter: looking("Tess van Houten"), wrong: [], because: "words" },
    { query: "search=981,67", filter: looking("981,67", 98167), wrong: [], because: "an amount" },
    {
      query: "search=%E2%82%AC+1.981,67",
      filter: looking("€ 1.981,67", 198167),
      wrong: [],
      because: "an amount in full",
    },
    { query: "search=981", filter: looking("981", 98100, 98199), wrong: [], because: "whole euros" },
    { query: "search=1.981", filter: looking("1.981", 198100, 198199), wrong: [], because: "whole euros in full" },
    { query: "search=-12", filter: looking("-12", -1299, -1200), wrong: [], because: "whole euros given back" },
    {
      query: "search=99999999999999,00",
      filter: looking("99999999999999,00"),
      wrong: [],
      because: "more than an invoice holds",
    },
    { query: "search=-12.10", filter: looking("-12.10", -1210), wrong: [], because: "an amount in English" },
    { query: "search=2026.11", filter: looking("2026.11", 202611), wrong: [], because: "an amount without thousands" },
    {
      query: `search=${"x".repeat(200)}`,
      filter: looking("x".repeat(80)),
      wrong: [],
      because: "longer text is cut to what fits the field",
    },
    { query: "search=++", filter: none, wrong: [], because: "nothing to search for" },
    { query: "cursor=x", filter: none, wrong: ["cursor"], because: "not a position" },
  ])("$query: $because", ({ query, filter, wrong }) => {
    expect(parseInvoiceFilter(new URLSearchParams(query))).toEqual({ filter, wrong });
  });

  test("a position in the list is read back from an address", () => {
    const query = new URLSearchParams({ cursor: invoiceCursor(place) });
    expect(parseInvoiceFilter(query).filter.after).toEqual(place);
  });
});
