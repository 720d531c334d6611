import type { ServerBuild } from "@remix-run/node";
import { describe, expect, test } from "vitest";

import { pagesByPlace } from "./pages-by-place.server";
import { testPages } from "./testing/test-pages.server";

const page = { loader: () => null };
const build = testPages({
  "": page,
  invoices: page,
  "invoices/:number/pdf": page,
  "usage.csv": page,
  ":anything": page,
  "*": page,
});
const ANY = ["routes/", "routes/:anything", "routes/*"];

describe("a request meets the pages that its address may mean", () => {
  test.each([
    { path: "/invoices", own: ["routes/invoices", "routes/invoices/:number/pdf"], because: "its first word" },
    { path: "/invoices/2026-000001/pdf", own: ["routes/invoices", "routes/invoices/:number/pdf"], because: "the same" },
    { path: "/invoices.data", own: ["routes/invoices", "routes/invoices/:number/pdf"], because: "the data of a page" },
    { path: "/usage.csv", own: ["routes/usage.csv"], because: "a word may have a dot" },
  ])("$path: $because", ({ path, own }) => {
    expect(pagesOf(path)).toEqual([...ANY, ...own].sort());
  });

  test.each([
    { path: "/", because: "no word" },
    { path: "/_root.data", because: "the data of the first page" },
    { path: "/Invoices", because: "addresses are compared without regard to case" },
    { path: "/%69nvoices", because: "so are encoded ones" },
    { path: "//invoices", because: "an empty word" },
  ])("$path meets all: $because", ({ path }) => {
    expect(pagesOf(path)).toEqual(Object.keys(build.routes).sort());
  });

  test("all of a build that is made anew for each request", () => {
    const remade = (): Promise<ServerBuild> => Promise.resolve(build);
    expect(pagesByPlace(remade, (given) => given)("/invoices")).toBe(remade);
  });
});

function pagesOf(path: string): string[] {
  const given = pagesByPlace(build, (part) => part)(path);
  if (typeof given === "function") throw new Error("The build was not given");
  return Object.keys(given.routes).sort();
}
