import type { SessionView } from "~/modules/identity/domain/principal";
import type { ServerContext } from "~/platform/context.server";
import type { ProposedChange } from "../../domain/evaluation/submission";
import type { FieldProblem, SigningFields } from "../../domain/prepared/signing-fields";
import { parseSigningForm } from "../../schemas/signing-form";
import { prepareChange } from "./prepare-change.server";

/** What the change page says when nothing was prepared, with what was typed. */
type NotPrepared =
  | {
      readonly kind: "not-prepared";
      readonly isRefused: boolean;
      readonly fields: SigningFields;
      readonly problems: readonly FieldProblem[];
    }
  | { readonly kind: "sent-before" };

/** Prepares what the change page asks, within what its form says is signed (R3.6). */
export async function prepareFromForm(
  context: ServerContext,
  session: SessionView,
  form: FormData,
  asked: ProposedChange & { readonly idempotencyKey: string | null; readonly name: string | null },
): Promise<
  | { readonly kind: "prepared"; readonly id: string }
  | { readonly kind: "not-prepared"; readonly status: 409 | 422; readonly feedback: NotPrepared }
> {
  const { fields, signed, problems } = parseSigningForm(form);
  const refused = (problems: readonly FieldProblem[], isRefused = false) => {
    const feedback = { kind: "not-prepared", isRefused, fields, problems } as const;
    return { kind: "not-prepared", status: 422, feedback } as const;
  };
  if (signed === null) return refused(problems);
  const { lines, preferredDate, idempotencyKey, name } = asked;
  const preparation = { lines, preferredDate, signed, idempotencyKey, name };
  const result = await prepareChange(context, session.customerId, session, preparation);
  switch (result.kind) {
    case "prepared":
      return { kind: "prepared", id: result.prepared.id };
    case "not-signable":
      return refused(result.problems);
    case "refused":
      return refused([], true);
    case "idempotency-conflict":
      return { kind: "not-prepared", status: 409, feedback: { kind: "sent-before" } };
    default:
      return result satisfies never;
  }
}
