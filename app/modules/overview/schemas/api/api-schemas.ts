import * as z from "zod";

import { changeRequestAnswer, changeRequestPageAnswer, previewAnswer } from "~/modules/changes/schemas/change-answer";
import { cancellationSchema, submittedChangeSchema } from "~/modules/changes/schemas/proposal-schema";
import { invoiceAnswer, invoicePageAnswer } from "~/modules/invoices/schemas/invoice-answer-schema";
import { modulesAnswerSchema } from "../modules-answer-schema";
import { usageAnswer } from "~/modules/usage/schemas/usage-answer-schema";

/** Problem details (RFC 9457), with the members that our answers add. */
const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().optional(),
  detail: z.string().optional(),
});

/** `409` and `422` of a submission: what it would be now. */
const problemWithPreview = problem.extend({ preview: previewAnswer });

const problemWithLines = problem.extend({ lines: z.array(z.int()) });

/** What the API takes. */
export const takenSchemas = {
  SubmittedChange: submittedChangeSchema,
  Cancellation: cancellationSchema,
} as const;

/** What the API answers. */
export const answeredSchemas = {
  Preview: previewAnswer,
  ChangeRequest: changeRequestAnswer,
  ChangeRequestPage: changeRequestPageAnswer,
  Modules: modulesAnswerSchema,
  Invoice: invoiceAnswer,
  InvoicePage: invoicePageAnswer,
  Usage: usageAnswer,
  Problem: problem,
  ProblemWithPreview: problemWithPreview,
  ProblemWithLines: problemWithLines,
} as const;

export type SchemaName = keyof typeof takenSchemas | keyof typeof answeredSchemas;
