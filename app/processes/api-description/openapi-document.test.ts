import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { openApiDocument } from "./openapi-document";

const document = openApiDocument({ name: "Mijn Insight", url: "http://127.0.0.1:3000", requestsPerMinute: 600 });

describe("interfaces: the API is described by OpenAPI 3.1", () => {
  test("every route of the API stands in it", () => {
    const routes = readdirSync(fileURLToPath(new URL("../../routes", import.meta.url)))
      .filter((file) => file.startsWith("api.v1.") && !file.includes(".test."))
      .map((file) => pathOf(file));
    expect(Object.keys(document["paths"] as object)).toEqual(expect.arrayContaining(routes));
    expect(routes).toContain("/api/v1/change-requests/{id}/cancel");
  });

  test("every schema that it refers to is there, days as days", () => {
    const { schemas } = document["components"] as { schemas: Record<string, unknown> };
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (it) => it[1],
    );
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(references));
    expect(JSON.stringify(schemas)).not.toContain("$defs");
    expect(schemas["SubmittedChange"]).toMatchObject({
      properties: { preferredDate: { anyOf: [{ type: "string", format: "date" }, { type: "null" }] } },
    });
  });

  test("no two operations share a name", () => {
    const names = [...JSON.stringify(document).matchAll(/"operationId":"(\w+)"/g)].map((it) => it[1]);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** `api.v1.change-requests_.$id.ts` → `/api/v1/change-requests/{id}`. */
function pathOf(file: string): string {
  const segments = file.replace(/\.ts$/, "").split(/\.(?![^[]*\])/);
  return segments
    .filter((segment) => segment !== "_index")
    .map((segment) =>
      segment
        .replace(/_$/, "")
        .replace(/^\$(\w+)/, "{$1}")
        .replace(/[[\]]/g, ""),
    )
    .map((segment) => `/${segment}`)
    .join("");
}
