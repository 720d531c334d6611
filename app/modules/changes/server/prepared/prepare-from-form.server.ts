import type { SessionView } from "~/modules/identity/domain/principal";
import type { ServerContext } from "~/platform/context.server";
import { evaluationInputOf, type ChangeSnapshot } from "../../domain/desk/change-snapshot";
import type { ProposedChange } from "../../domain/evaluation/submission";
import { movedToken, withDaysAlong, type DaysAlong } from "../../domain/prepared/days-along";
import type { FieldProblem, SigningFields } from "../../domain/prepared/signing-fields";
import { parseDaysAlong, parseSigningForm } from "../../schemas/signing-form";
import { prepareChange } from "./prepare-change.server";

/** What the change page says when nothing was prepared, with what was typed. */
type NotPrepared =
  | {
      readonly kind: "not-prepared";
      readonly isRefused: boolean;
      readonly fields: SigningFields;
      readonly problems: readonly FieldProblem[];
      readonly along: DaysAlong;
      /** The days that lines get were not what the page showed. */
      readonly areDaysNew: boolean;
    }
  | { readonly kind: "sent-before" };

/** Prepares what the change page asks, within what its form says is signed (R3.6). Days of lines that are too early by then move along, but
 *  only as the page showed it. */
export async function prepareFromForm(
  context: ServerContext,
  session: SessionView,
  form: FormData,
  {
    lines,
    preferredDate,
    idempotencyKey,
    name,
    snapshot,
  }: ProposedChange & {
    readonly idempotencyKey: string | null;
    readonly name: string | null;
    readonly snapshot: ChangeSnapshot;
  },
): Promise<
  | { readonly kind: "prepared"; readonly id: string }
  | { readonly kind: "not-prepared"; readonly status: 409 | 422; readonly feedback: NotPrepared }
> {
  const { fields, signed, problems } = parseSigningForm(form);
  const { along, shown } = parseDaysAlong(form);
  const refused = (problems: readonly FieldProblem[], { isRefused = false, areDaysNew = false } = {}) => {
    const feedback = { kind: "not-prepared", isRefused, fields, problems, along, areDaysNew } as const;
    return { kind: "not-prepared", status: 422, feedback } as const;
  };
  if (signed === null) return refused(problems);
  const asked = withDaysAlong(evaluationInputOf(snapshot, { lines, preferredDate }), signed, along);
  if (movedToken(asked.moved) !== shown) return refused([], { areDaysNew: true });
  const { proposal } = asked;
  const preparation = { lines: proposal.lines, preferredDate: proposal.preferredDate, signed, idempotencyKey, name };
  const result = await prepareChange(context, session.customerId, session, preparation);
  switch (result.kind) {
    case "prepared":
      return { kind: "prepared", id: result.prepared.id };
    case "not-signable":
      return refused(result.problems);
    case "refused":
      return refused([], { isRefused: true });
    case "idempotency-conflict":
      return { kind: "not-prepared", status: 409, feedback: { kind: "sent-before" } };
    default:
      return result satisfies never;
  }
}
