import { USAGE_GROUPINGS } from "~/modules/usage/domain/reports/usage-report";
import type { Right } from "~/modules/identity/domain/rights";
import type { SchemaName } from "./api-schemas";

/** One end point: what it takes and answers, by the names of the schemas. */
export type Operation = {
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly scope: Right;
  readonly parameters?: readonly Parameter[];
  readonly takes?: SchemaName;
  readonly answers: Readonly<Record<number, Answer>>;
};

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly description: string;
  readonly required?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
};

export type Answer = { readonly description: string; readonly schema?: SchemaName; readonly mediaType?: string };

const text = { type: "string" } as const;
const cursor: Parameter = { name: "cursor", in: "query", description: "nextCursor of the page before", schema: text };
const requestId: Parameter = {
  name: "id",
  in: "path",
  description: "of the change request",
  required: true,
  schema: { type: "string", format: "uuid" },
};
const invoiceNumber: Parameter = {
  name: "number",
  in: "path",
  description: "of the invoice",
  required: true,
  schema: { type: "string", pattern: "^[A-Z0-9-]{4,24}$" },
};
const notFound: Answer = { description: "not there, or another customer's", schema: "Problem" };

const notUnderstood: Answer = { description: "a parameter that can't be", schema: "Problem" };

export const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/api/v1/modules",
    summary: "What is in service, per module",
    scope: "modules:read",
    answers: { 200: { description: "the modules", schema: "Modules" } },
  },
  {
    method: "get",
    path: "/api/v1/invoices",
    summary: "Invoices, newest first",
    scope: "invoices:read",
    parameters: [
      { name: "year", in: "query", description: "of issue", schema: { type: "integer", minimum: 2000, maximum: 2199 } },
      {
        name: "status",
        in: "query",
        description: "of payment",
        schema: { enum: ["issued", "collected", "failed", "credited"] },
      },
      {
        name: "search",
        in: "query",
        description: "words of the number, the lines or their users, or an amount",
        schema: { type: "string", maxLength: 80 },
      },
      cursor,
    ],
    answers: { 200: { description: "a page of invoices", schema: "InvoicePage" }, 400: notUnderstood },
  },
  {
    method: "get",
    path: "/api/v1/invoices/{number}",
    summary: "An invoice with its lines",
    scope: "invoices:read",
    parameters: [invoiceNumber],
    answers: { 200: { description: "the invoice", schema: "Invoice" }, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/invoices/{number}.pdf",
    summary: "An invoice as PDF",
    scope: "invoices:read",
    parameters: [invoiceNumber],
    answers: { 200: { description: "the document", mediaType: "application/pdf" }, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/invoices/{number}.xml",
    summary: "An invoice as e-invoice (UBL)",
    scope: "invoices:read",
    parameters: [invoiceNumber],
    answers: { 200: { description: "the document", mediaType: "application/xml" }, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/usage",
    summary: "What a month's usage came to",
    scope: "usage:read",
    parameters: [
      {
        name: "period",
        in: "query",
        description: "a month, YYYY-MM, of 2000–2199",
        schema: { type: "string", pattern: "^2[01]\\d{2}-(0[1-9]|1[0-2])$" },
      },
      { name: "groupBy", in: "query", description: "what the rows are", schema: { enum: [...USAGE_GROUPINGS] } },
    ],
    answers: { 200: { description: "the report", schema: "Usage" }, 400: notUnderstood },
  },
  {
    method: "post",
    path: "/api/v1/change-requests/preview",
    summary: "What a change would mean; stores nothing. What a submission accepts plays no part",
    scope: "changes:read",
    takes: "SubmittedChange",
    answers: { 200: { description: "the verdict, with dates and costs", schema: "Preview" } },
  },
  {
    method: "post",
    path: "/api/v1/change-requests",
    summary: "Submit a change",
    scope: "changes:write",
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        description: "the same key and body are the same submission, however often they come",
        schema: { type: "string", minLength: 1, maxLength: 200 },
      },
    ],
    takes: "SubmittedChange",
    answers: {
      201: { description: "queued", schema: "ChangeRequest" },
      409: { description: "not what was shown or accepted: nothing was queued", schema: "ProblemWithPreview" },
      422: {
        description: "refused, with its preview; or the key was used with another body",
        schema: "Problem",
      },
    },
  },
  {
    method: "get",
    path: "/api/v1/change-requests",
    summary: "Change requests, newest first",
    scope: "changes:read",
    parameters: [cursor],
    answers: { 200: { description: "a page of requests", schema: "ChangeRequestPage" } },
  },
  {
    method: "get",
    path: "/api/v1/change-requests/{id}",
    summary: "A change request",
    scope: "changes:read",
    parameters: [requestId],
    answers: { 200: { description: "the request", schema: "ChangeRequest" }, 404: notFound },
  },
  {
    method: "post",
    path: "/api/v1/change-requests/{id}/cancel",
    summary: "Cancel all that is still queued, or some lines",
    scope: "changes:write",
    parameters: [requestId],
    takes: "Cancellation",
    answers: {
      200: { description: "the request as it is now", schema: "ChangeRequest" },
      404: notFound,
      409: { description: "too late, or what stays would not hold: nothing was cancelled", schema: "ProblemWithLines" },
    },
  },
];
