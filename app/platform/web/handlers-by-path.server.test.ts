import type { ServerBuild } from "@remix-run/node";
import { describe, expect, test } from "vitest";

import { handlersByPath } from "./handlers-by-path.server";
import { testPages } from "../testing/test-pages.server";

const page = { loader: () => null };
const build = testPages({
  "": page,
  invoices: page,
  "invoices/drafts": page,
  "invoices/:number/pdf": page,
  "usage.csv": page,
  ":anything": page,
  "*": page,
});
const ANY = ["routes/", "routes/:anything", "routes/*"];

describe("a request is matched against the pages that its address may mean", () => {
  test.each([
    { path: "/", own: ["routes/"], because: "a fixed address" },
    { path: "/invoices", own: ["routes/invoices"], because: "the same" },
    { path: "/invoices.data", own: ["routes/invoices"], because: "the data of a page" },
    { path: "/invoices/drafts", own: ["routes/invoices/drafts"], because: "of more than one word" },
    { path: "/usage.csv", own: ["routes/usage.csv"], because: "a word may have a dot" },
  ])("$path is matched against one: $because", ({ path, own }) => {
    expect(pagesOf(path)).toEqual(own);
  });

  test.each([
    { path: "/invoices/2026-000001/pdf", because: "a part of the address varies" },
    { path: "/invoices/", because: "it may be written like that" },
    { path: "/invoices/2026-000001/pdf.data", because: "the data of such a page" },
  ])("$path is matched against those with its first word: $because", ({ path }) => {
    const own = ["routes/invoices", "routes/invoices/:number/pdf", "routes/invoices/drafts"];
    expect(pagesOf(path)).toEqual([...ANY, ...own].sort());
  });

  test.each([
    { path: "/_root.data", because: "the data of the first page" },
    { path: "/Invoices", because: "addresses are compared without regard to case" },
    { path: "/%69nvoices", because: "so are encoded ones" },
    { path: "//invoices", because: "an empty word" },
    { path: "/somewhere", because: "no page begins with that word" },
  ])("$path is matched against all: $because", ({ path }) => {
    expect(pagesOf(path)).toEqual(Object.keys(build.routes).sort());
  });

  test("a page comes with its layouts", () => {
    const around = { ...build, routes: { ...build.routes, root: { id: "root", path: "", module: page as never } } };
    const framed = Object.fromEntries(
      Object.entries(around.routes).map(([id, route]) => [id, id !== "root" ? { ...route, parentId: "root" } : route]),
    );
    expect(pagesOf("/invoices", { ...around, routes: framed })).toEqual(["root", "routes/invoices"]);
  });

  test("a build that is made anew for each request is used whole", () => {
    const remade = (): Promise<ServerBuild> => Promise.resolve(build);
    expect(handlersByPath(remade, (given) => given)("/invoices")).toBe(remade);
  });
});

function pagesOf(path: string, of: ServerBuild = build): string[] {
  const given = handlersByPath(of, (part) => part)(path);
  if (typeof given === "function") throw new Error("The build was not given");
  return Object.keys(given.routes).sort();
}
