import { describe, expect, test } from "vitest";

import { apiMethods } from "./api-methods";

describe("the methods of an address follow from its description", () => {
  test.each([
    { path: "/api/v1/modules", methods: ["GET", "HEAD"] },
    { path: "/api/v1/change-requests", methods: ["POST", "GET", "HEAD"] },
    { path: "/api/v1/change-requests/preview", methods: ["POST"] },
    { path: "/api/v1/change-requests/3f0a", methods: ["GET", "HEAD", "PATCH"] },
    { path: "/api/v1/change-requests/3f0a/cancel", methods: ["POST"] },
    { path: "/api/v1/invoices/2026-000123", methods: ["GET", "HEAD"] },
    { path: "/api/v1/invoices/2026-000123.pdf", methods: ["GET", "HEAD"] },
    { path: "/api/v1/prepared-requests", methods: ["POST", "GET", "HEAD"] },
    { path: "/api/v1/prepared-requests/3f0a", methods: ["GET", "HEAD", "PATCH", "DELETE"] },
    { path: "/api/v1/shrink-plans", methods: ["GET", "HEAD", "POST"] },
    { path: "/api/v1/change-drafts", methods: ["GET", "HEAD", "POST"] },
    { path: "/api/v1/change-drafts/3f0a", methods: ["GET", "HEAD", "PATCH", "DELETE"] },
    { path: "/api/v1/change-drafts/compare", methods: ["GET", "HEAD"] },
    { path: "/api/v1/change-drafts/compare.pdf", methods: ["GET", "HEAD"] },
    { path: "/api/v1/nothing", methods: [] },
    { path: "/api/v1/change-requests/3f0a/cancel/more", methods: [] },
  ])("$path: $methods", ({ path, methods }) => {
    expect(apiMethods(path)).toEqual(methods);
  });
});
