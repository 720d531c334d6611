import { isUuid, NOBODY } from "~/kernel/uuid";
import { ASSIGNMENT_INTENTS, type Assignment, type AssignmentIntent } from "../domain/assignment";
import { costCentreName, costCentreProblem, type CostCentreProblem } from "../domain/cost-centre";

/** What was typed and chosen, to be shown again. */
export type AssignmentValues = {
  readonly profileIds: readonly string[];
  /** All who were found are chosen, those on other pages too. */
  readonly isEveryone: boolean;
  readonly costCentre: string;
  readonly userId: string;
};

export type AssignmentErrors = { readonly profiles?: "chooseUsers"; readonly costCentre?: CostCentreProblem };

export type ParsedAssignment =
  | {
      readonly ok: true;
      readonly intent: AssignmentIntent;
      readonly assignment: Assignment;
      /** How many changes stood beside the button; null: none were counted yet. */
      readonly seen: number | null;
      readonly values: AssignmentValues;
    }
  | { readonly ok: false; readonly values: AssignmentValues; readonly errors: AssignmentErrors };

/** Returns whether all who were found are chosen, those on other pages of the list too. */
export function choosesEveryone(form: FormData): boolean {
  return form.has("everyone");
}

/** Parses the form of the cost centres; `found` are those whom its list has on all pages. An invalid id is replaced by one that nobody
 *  has, so that the server does not find it. */
export function parseAssignment(form: FormData, found: readonly string[]): ParsedAssignment {
  const ticked = form.getAll("profile").map((value) => (typeof value === "string" && isUuid(value) ? value : NOBODY));
  const isEveryone = choosesEveryone(form);
  const values = {
    profileIds: [...new Set(isEveryone ? found : ticked)],
    isEveryone,
    costCentre: costCentreName(textOf(form, "costCentre")),
    userId: textOf(form, "userId"),
  };
  const intent = ASSIGNMENT_INTENTS.find((each) => each === textOf(form, "intent")) ?? "cost-centre";
  const problem = intent === "cost-centre" ? costCentreProblem(values.costCentre) : null;
  if (values.profileIds.length === 0 || problem !== null) {
    const errors = {
      ...(values.profileIds.length === 0 ? ({ profiles: "chooseUsers" } as const) : {}),
      ...(problem === null ? {} : { costCentre: problem }),
    };
    return { ok: false, values, errors };
  }
  const seen = textOf(form, `seen-${intent}`);
  return {
    ok: true,
    intent,
    assignment: assignmentOf(intent, values),
    seen: /^\d{1,6}$/.test(seen) ? Number(seen) : null,
    values,
  };
}

/** Returns what a button does with what was typed and chosen. */
export function assignmentOf(
  intent: AssignmentIntent,
  { profileIds, costCentre, userId }: Omit<AssignmentValues, "isEveryone">,
): Assignment {
  switch (intent) {
    case "cost-centre":
      return { kind: "cost-centre", profileIds, costCentre };
    case "no-cost-centre":
      return { kind: "cost-centre", profileIds, costCentre: null };
    case "line-user":
      return { kind: "line-user", profileIds, userId: userId === "" || isUuid(userId) ? userId || null : NOBODY };
    default:
      return intent satisfies never;
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
