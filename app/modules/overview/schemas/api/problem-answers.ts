import * as z from "zod";

import { supportedDay } from "~/modules/catalogue/schemas/supported-date-schema";
import { previewAnswer } from "~/modules/changes/schemas/change-answer";
import { shrinkPlanAnswer } from "~/modules/changes/schemas/shrink-answer";
import { draftAnswer } from "~/modules/changes/schemas/draft-answer";
import { movedTogetherAnswer, movePreviewAnswer } from "~/modules/changes/schemas/move-schema";

const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().optional(),
  detail: z.string().optional(),
});

/** Problem details (RFC 9457), with the members that our answers add. */
export const problemAnswer = problem.meta({ id: "Problem" });

/** `409` and `422` of a submission: what it would be now. */
export const problemWithPreview = problem.extend({ preview: previewAnswer }).meta({ id: "ProblemWithPreview" });

/** `409` and `422` of a change of dates: what it would be now, and what could be moved together where one line can't be moved alone. */
export const problemWithDates = problem
  .extend({ preview: movePreviewAnswer, together: movedTogetherAnswer.nullable().optional() })
  .meta({ id: "ProblemWithDates" });

/** `422` of what is signed for a prepared request. */
export const problemWithSigning = problem
  .extend({
    problems: z.array(z.looseObject({ code: z.string() })).optional(),
    preview: previewAnswer.optional(),
    errors: z.array(z.object({ code: z.string(), message: z.string(), line: z.int().min(0).optional() })).optional(),
    submittable: z.object({ from: supportedDay, until: supportedDay }).nullable().optional(),
  })
  .meta({ id: "ProblemWithSigning" });

/** `409` of a cancellation: the lines that stand in its way, and those that could be cancelled together instead. */
export const problemWithLines = problem
  .extend({ lines: z.array(z.int()), together: z.array(z.int()).nullable().optional() })
  .meta({ id: "ProblemWithLines" });

/** `422` of a plan to have fewer users: why there is none. */
export const problemWithoutPlan = problem
  .extend({ problem: z.looseObject({ code: z.string() }).optional() })
  .meta({ id: "ProblemWithoutPlan" });

/** `409` of a plan that is to be made: what it would be now. */
export const problemWithPlan = problem.extend({ plan: shrinkPlanAnswer.optional() }).meta({ id: "ProblemWithPlan" });
/** `409` of a draft that was changed since: as it is now. */
export const problemWithDraft = problem.extend({ changeDraft: draftAnswer }).meta({ id: "ProblemWithDraft" });

/** `422` of a draft: the lines that it can't keep, where it is about lines. */
export const problemWithLostLines = problem
  .extend({ lines: z.array(z.int()).optional() })
  .meta({ id: "ProblemWithLostLines" });
