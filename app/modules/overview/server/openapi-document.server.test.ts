import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { openApiDocument } from "./openapi-document.server";

const document = openApiDocument({ name: "Mijn Insight", url: "http://127.0.0.1:3000", requestsPerMinute: 600 });

type Operation = {
  readonly responses: Readonly<Record<string, { readonly content: object }>>;
  readonly parameters?: readonly { readonly in: string }[];
  readonly requestBody?: object;
};

describe("interfaces: the API is described by OpenAPI 3.1", () => {
  test("every route of the API stands in it", () => {
    const routes = readdirSync(fileURLToPath(new URL("../../../routes", import.meta.url)))
      .filter((file) => file.startsWith("api.v1.") && !file.includes(".test."))
      .map((file) => pathOf(file));
    expect(Object.keys(document["paths"] as object)).toEqual(expect.arrayContaining(routes));
    expect(routes).toContain("/api/v1/change-requests/{id}/cancel");
  });

  test("every schema that it refers to exists, and days are dates", () => {
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

  test("every operation describes its errors as problem details", () => {
    for (const [path, methods] of Object.entries(document["paths"] as Record<string, Record<string, Operation>>)) {
      for (const [method, { responses, parameters = [], requestBody }] of Object.entries(methods)) {
        const statuses = Object.keys(responses);
        const named = parameters.some((parameter) => parameter.in === "path");
        const expected = [
          "401",
          "403",
          "429",
          "500",
          ...(named ? ["404"] : []),
          ...(requestBody ? ["400", "413", "415"] : []),
        ];
        expect(statuses, `${method} ${path}`).toEqual(expect.arrayContaining(expected));
        for (const status of statuses.filter((each) => each >= "400")) {
          expect(Object.keys(responses[status]?.content ?? {})).toEqual(["application/problem+json"]);
        }
      }
    }
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
