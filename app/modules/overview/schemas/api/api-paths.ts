import * as z from "zod";

import { INVOICE_STATUSES } from "~/modules/billing/domain/invoice";
import { supportedDay, supportedMonth } from "~/modules/catalogue/schemas/supported-date-schema";
import { changeRequestAnswer, changeRequestPageAnswer, previewAnswer } from "~/modules/changes/schemas/change-answer";
import { cancellationSchema, submittedChangeSchema } from "~/modules/changes/schemas/proposal-schema";
import { moveSchema } from "~/modules/changes/schemas/move-schema";
import { preparedRequestAnswer, preparedRequestPageAnswer } from "~/modules/changes/schemas/prepared-answer";
import { preparationSchema, preparedChangeSchema } from "~/modules/changes/schemas/prepared-schema";
import { madePlanAnswer, shrinkPlanAnswer } from "~/modules/changes/schemas/shrink-answer";
import { shrinkOrderSchema } from "~/modules/changes/schemas/shrink-schema";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { invoiceAnswer, invoicePageAnswer } from "~/modules/invoices/schemas/invoice-answer";
import { USAGE_GROUPINGS } from "~/modules/usage/domain/reports/usage-report";
import { callTariffAnswer, tariffsAnswer } from "~/modules/usage/schemas/tariffs-answer";
import { usageAnswer } from "~/modules/usage/schemas/usage-answer";
import { modulesAnswer } from "../modules-answer";
import { numbersAnswer, peopleAnswer } from "../people-answer";
import { draftOperations } from "./draft-paths";
import { cursor, notFound, notUnderstood, told, type Operation } from "./operation";
import {
  problemAnswer,
  problemWithDates,
  problemWithLines,
  problemWithoutPlan,
  problemWithPlan,
  problemWithPreview,
  problemWithSigning,
} from "./problem-answers";

const requestId = z.object({ id: told(z.guid(), "of the change request") });
const preparedId = z.object({ id: told(z.guid(), "of the prepared request") });
const idempotencyKey = z.object({
  "Idempotency-Key": told(
    z.string().min(1).max(200).optional(),
    "the same key and body are the same submission, however often they come",
  ),
});
const invoiceNumber = z.object({ number: told(z.string().regex(/^[A-Z0-9-]{4,24}$/), "of the invoice") });

export const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/api/v1/modules",
    summary: "What is in service, per module",
    scope: "modules:read",
    answers: { 200: { description: "the modules", schema: modulesAnswer } },
  },
  {
    method: "get",
    path: "/api/v1/people",
    summary: "Who has what, over all modules",
    scope: "modules:read",
    answers: { 200: { description: "the people, by name", schema: peopleAnswer } },
  },
  {
    method: "get",
    path: "/api/v1/numbers",
    summary: "Every telephone number, and who has it",
    scope: "modules:read",
    answers: { 200: { description: "the numbers and their blocks", schema: numbersAnswer } },
  },
  {
    method: "get",
    path: "/api/v1/invoices",
    summary: "Invoices, newest first",
    scope: "invoices:read",
    parameters: {
      query: z.object({
        year: told(z.int().min(2000).max(2199).optional(), "of issue"),
        status: told(z.enum(INVOICE_STATUSES).optional(), "of payment"),
        search: told(z.string().max(80).optional(), "words of the number, the lines or their users, or an amount"),
        cursor,
      }),
    },
    answers: { 200: { description: "a page of invoices", schema: invoicePageAnswer }, 400: notUnderstood },
  },
  {
    method: "get",
    path: "/api/v1/invoices/{number}",
    summary: "An invoice with its lines",
    scope: "invoices:read",
    parameters: { path: invoiceNumber },
    answers: { 200: { description: "the invoice", schema: invoiceAnswer }, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/invoices/{number}.pdf",
    summary: "An invoice as PDF",
    scope: "invoices:read",
    parameters: { path: invoiceNumber },
    answers: { 200: { description: "the document", mediaType: "application/pdf" }, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/invoices/{number}.xml",
    summary: "An invoice as e-invoice (UBL)",
    scope: "invoices:read",
    parameters: { path: invoiceNumber },
    answers: { 200: { description: "the document", mediaType: "application/xml" }, 404: notFound },
  },
  {
    method: "get",
    path: "/api/v1/usage",
    summary: "What a month's usage came to",
    scope: "usage:read",
    parameters: {
      query: z.object({
        period: told(supportedMonth.optional(), "a month, YYYY-MM, of 2000–2199"),
        groupBy: told(z.enum(USAGE_GROUPINGS).optional(), "what the rows are"),
      }),
    },
    answers: { 200: { description: "the report", schema: usageAnswer }, 400: notUnderstood },
  },
  {
    method: "get",
    path: "/api/v1/tariffs",
    summary: "Every product and number with its prices",
    scope: "modules:read",
    parameters: {
      query: z.object({ on: told(supportedDay.optional(), "a coming day from which others hold; today") }),
    },
    answers: { 200: { description: "the price list", schema: tariffsAnswer }, 400: notUnderstood },
  },
  {
    method: "get",
    path: "/api/v1/tariffs/call",
    summary: "What a call costs, with the options of the customer",
    scope: "usage:read",
    parameters: {
      query: z.object({
        to: told(z.string().max(80), "a number, its first digits, or the name or code of a country"),
        on: told(supportedDay.optional(), "a coming day from which others hold; today"),
      }),
    },
    answers: {
      200: { description: "the destinations that fit", schema: callTariffAnswer },
      400: notUnderstood,
      404: { description: "no number begins like that, and no country is called that", schema: problemAnswer },
    },
  },
  {
    method: "post",
    path: "/api/v1/change-requests/preview",
    summary: "What a change would mean; stores nothing. What a submission accepts plays no part",
    scope: "changes:read",
    takes: submittedChangeSchema,
    answers: { 200: { description: "the verdict, with dates and costs", schema: previewAnswer } },
  },
  {
    method: "post",
    path: "/api/v1/change-requests",
    summary: "Submit a change",
    scope: "changes:write",
    parameters: { header: idempotencyKey },
    takes: submittedChangeSchema,
    answers: {
      201: { description: "queued", schema: changeRequestAnswer },
      409: { description: "not what was shown or accepted: nothing was queued", schema: problemWithPreview },
      422: {
        description: "refused, with its preview; or the key was used with another body",
        schema: problemAnswer,
      },
    },
  },
  {
    method: "get",
    path: "/api/v1/change-requests",
    summary: "Change requests, newest first; all, or those that mention some words",
    scope: "changes:read",
    parameters: {
      query: z.object({
        search: told(
          z.string().max(80).optional(),
          "in the reference, the comment, or the name of a user or submitter",
        ),
        cursor,
      }),
    },
    answers: { 200: { description: "a page of requests", schema: changeRequestPageAnswer } },
  },
  {
    method: "get",
    path: "/api/v1/change-requests/{id}",
    summary: "A change request",
    scope: "changes:read",
    parameters: { path: requestId },
    answers: { 200: { description: "the request", schema: changeRequestAnswer }, 404: notFound },
  },
  {
    method: "patch",
    path: "/api/v1/change-requests/{id}",
    summary: "Move queued lines to other days. What would cost more is accepted by the previewToken that the 409 tells",
    scope: "changes:write",
    parameters: { path: requestId },
    takes: moveSchema,
    answers: {
      200: { description: "the request as it is now", schema: changeRequestAnswer },
      404: notFound,
      409: {
        description: "it costs more, or is not what was shown; or too late: nothing was moved",
        schema: problemWithDates,
      },
      422: { description: "what is queued would not hold on those days: nothing was moved", schema: problemWithDates },
    },
  },
  {
    method: "post",
    path: "/api/v1/change-requests/{id}/cancel",
    summary: "Cancel all that is still queued, or some lines",
    scope: "changes:write",
    parameters: { path: requestId },
    takes: cancellationSchema,
    answers: {
      200: { description: "the request as it is now", schema: changeRequestAnswer },
      404: notFound,
      409: { description: "too late, or what stays would not hold: nothing was cancelled", schema: problemWithLines },
    },
  },
  {
    method: "post",
    path: "/api/v1/prepared-requests",
    summary: "Prepare a change that is submitted by itself on a later day, within what is signed for it",
    scope: "changes:write",
    parameters: { header: idempotencyKey },
    takes: preparationSchema,
    answers: {
      201: { description: "prepared; nothing is reserved", schema: preparedRequestAnswer },
      422: {
        description:
          "its days can't be signed (problems), as things stand a rule refuses it on its day (preview), or the key was used with another body",
        schema: problemWithSigning,
      },
    },
  },
  {
    method: "get",
    path: "/api/v1/prepared-requests",
    summary: "Prepared requests, newest first",
    scope: "changes:read",
    parameters: { query: z.object({ cursor }) },
    answers: { 200: { description: "a page of prepared requests", schema: preparedRequestPageAnswer } },
  },
  {
    method: "get",
    path: "/api/v1/prepared-requests/{id}",
    summary: "A prepared request, with the days on which it could not be received",
    scope: "changes:read",
    parameters: { path: preparedId },
    answers: { 200: { description: "the prepared request", schema: preparedRequestAnswer }, 404: notFound },
  },
  {
    method: "patch",
    path: "/api/v1/prepared-requests/{id}",
    summary: "Sign a prepared request anew, with other days or limits; what is left out stays",
    scope: "changes:write",
    parameters: { path: preparedId },
    takes: preparedChangeSchema,
    answers: {
      200: { description: "as it is signed now", schema: preparedRequestAnswer },
      404: notFound,
      409: { description: "it does not wait any more: nothing was changed", schema: problemAnswer },
      422: {
        description: "its days can't be signed, or it would be refused on its new day: nothing was changed",
        schema: problemWithSigning,
      },
    },
  },
  {
    method: "delete",
    path: "/api/v1/prepared-requests/{id}",
    summary: "Drop a prepared request; twice is once",
    scope: "changes:write",
    parameters: { path: preparedId },
    answers: {
      200: { description: "dropped", schema: preparedRequestAnswer },
      404: notFound,
      409: { description: "it was received or lapsed: nothing was changed", schema: problemAnswer },
    },
  },
  {
    method: "get",
    path: "/api/v1/shrink-plans",
    summary:
      "What it costs to have fewer users in a module: all now, each contract year what is free, or the cheapest mixture",
    scope: "changes:read",
    parameters: {
      query: z.object({
        category: told(z.enum(CATEGORIES), "the module"),
        users: told(z.int().min(0).optional(), "down to how many; or else who goes"),
        profileId: told(z.array(z.string()).optional(), "who goes, once for each"),
      }),
    },
    answers: {
      200: { description: "the plan; nothing is stored", schema: shrinkPlanAnswer },
      400: notUnderstood,
      422: { description: "no plan is possible", schema: problemWithoutPlan },
    },
  },
  {
    method: "post",
    path: "/api/v1/shrink-plans",
    summary: "Make a plan: a draft for what goes now, prepared requests for later, all or nothing",
    scope: "changes:write",
    parameters: { header: idempotencyKey },
    takes: shrinkOrderSchema,
    answers: {
      201: { description: "made; nothing is submitted or reserved", schema: madePlanAnswer },
      409: {
        description:
          "it is not what was shown any more (plan), or as many drafts or prepared requests are kept as can be: nothing was made",
        schema: problemWithPlan,
      },
      422: { description: "no plan is possible, or the key was used with another body", schema: problemWithoutPlan },
    },
  },
  ...draftOperations,
];
