import * as z from "zod";

import { toSingleLine } from "~/kernel/single-line-text";
import { CATEGORIES } from "~/modules/catalogue/domain/catalogue";
import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { ACTIONS } from "../domain/change-line";
import type { Holding } from "../domain/desk/holding";
import type { ProposedDraft } from "../domain/desk/proposed-draft";
import { answerOfPreview, previewAnswer } from "./change-answer";
import { submittedChangeSchema } from "./proposal-schema";

const MAX_NAME = 80;

const name = z
  .string()
  .transform(toSingleLine)
  .refine((text) => text !== "" && Array.from(text).length <= MAX_NAME, `must be 1 to ${String(MAX_NAME)} characters`);

/** What a new draft asks, and its name. */
export const newDraftSchema = submittedChangeSchema
  .pick({ lines: true, preferredDate: true })
  .extend({ name, shared: z.boolean().default(false) })
  .strict()
  .meta({ id: "NewChangeDraft" });

/** What is changed of a draft, and the revision that was seen; what is left out stays. */
export const draftChangeSchema = z
  .strictObject({
    revision: z.int().min(0),
    name: name.exactOptional(),
    shared: z.boolean().exactOptional(),
    lines: submittedChangeSchema.shape.lines.exactOptional(),
    preferredDate: supportedDay.nullable().exactOptional(),
  })
  .meta({ id: "ChangeDraftChange" });

const cents = z.int();

const figures = z.object({
  oneTimeCents: cents,
  monthlyDeltaCents: cents,
  buyOutCents: cents,
  untilContractEndCents: cents.nullable(),
  allowances: z.array(z.object({ category: z.enum(CATEGORIES), remaining: z.int().nullable() })),
  firstOn: supportedDay.nullable(),
  lastOn: supportedDay.nullable(),
});

const listedDraft = z.object({
  id: z.guid(),
  name: z.string().nullable(),
  shared: z.boolean(),
  own: z.boolean(),
  owner: z.string(),
  revision: z.int(),
  updatedAt: z.iso.datetime({ offset: true }),
  lineCount: z.int(),
  verdict: previewAnswer.shape.verdict,
  errors: previewAnswer.shape.errors,
  figures,
});

/** A draft in a list, with what it comes to if it were received today. */
export const listedDraftAnswer = listedDraft.meta({ id: "ListedChangeDraft" });

/** A draft with its lines, each as it is sent in a change, and its preview. */
export const draftAnswer = listedDraft
  .omit({ lineCount: true, verdict: true, errors: true })
  .extend({
    preferredDate: supportedDay.nullable(),
    lines: z.array(z.looseObject({ index: z.int().min(0), action: z.enum(ACTIONS) })),
    preview: previewAnswer,
  })
  .meta({ id: "ChangeDraft" });

export const draftListAnswer = z.object({ changeDrafts: z.array(listedDraftAnswer) }).meta({ id: "ChangeDraftList" });

const holds = z.object({
  until: supportedDay,
  changes: z.array(z.enum(["verdict", "day", "billed", "once", "monthly", "buy-out", "allowance"])),
  because: z.array(z.enum(["contract-year", "price-list", "rule-pack"])),
  amountsUntil: supportedDay,
  amountsMayHoldLonger: z.boolean(),
});

/** Drafts side by side. `holds` is null when nothing can be submitted: of all of them together, and of each. */
export const comparisonAnswer = z
  .object({
    receivedOn: supportedDay,
    holds: holds.nullable(),
    changeDrafts: z.array(listedDraft.extend({ holds: holds.nullable() })),
  })
  .meta({ id: "ChangeDraftComparison" });

/** What every answer tells of a draft. */
function common({ id, isShared, isOwn, ownerName, revision, updatedAt, ...draft }: ProposedDraft) {
  return {
    id,
    name: draft.name,
    shared: isShared,
    own: isOwn,
    owner: ownerName,
    revision,
    updatedAt: updatedAt.toISOString(),
    figures: { ...draft.figures, allowances: [...draft.figures.allowances] },
  };
}

export function answerOfListedDraft(draft: ProposedDraft): z.input<typeof listedDraftAnswer> {
  const { verdict, errors } = answerOfPreview(draft.preview);
  return { ...common(draft), lineCount: draft.lines.length, verdict, errors };
}

export function answerOfDraft(draft: ProposedDraft): z.input<typeof draftAnswer> {
  return {
    ...common(draft),
    preferredDate: draft.preferredDate,
    lines: draft.lines.map((line, index) => ({ ...line, index })),
    preview: answerOfPreview(draft.preview),
  };
}

export function answerOfHolding(holding: Holding | null): z.input<typeof comparisonAnswer>["holds"] {
  if (holding === null) return null;
  const { until, changes, because, amountsUntil, isAmountsOpen } = holding;
  return {
    until,
    changes: [...changes],
    because: [...because],
    amountsUntil,
    amountsMayHoldLonger: isAmountsOpen,
  };
}
