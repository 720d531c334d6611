import { costCentreProblem, type CostCentreProblem } from "../domain/cost-centre";
import type { Assignment } from "../domain/assignment";

/** What was typed and chosen, to be shown again. */
export type AssignmentValues = {
  readonly profileIds: readonly string[];
  readonly costCentre: string;
  readonly userId: string;
};

export type ParsedAssignment =
  | { readonly ok: true; readonly assignment: Assignment }
  | {
      readonly ok: false;
      readonly values: AssignmentValues;
      readonly errors: { readonly profiles?: "chooseUsers"; readonly costCentre?: CostCentreProblem };
    };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The form of the cost centres. An id that is none is the id of nobody: the server does not find it. */
export function parseAssignment(form: FormData): ParsedAssignment {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const values = {
    profileIds: [
      ...new Set(
        form.getAll("profile").map((value) => (typeof value === "string" && UUID.test(value) ? value : NOBODY)),
      ),
    ],
    costCentre: text("costCentre").replace(/\s+/g, " "),
    userId: text("userId"),
  };
  const { profileIds, costCentre, userId } = values;
  const isLineUser = text("intent") === "line-user";
  const problem = isLineUser ? null : costCentreProblem(costCentre);
  if (profileIds.length === 0 || problem !== null) {
    const errors = {
      ...(profileIds.length === 0 ? ({ profiles: "chooseUsers" } as const) : {}),
      ...(problem === null ? {} : { costCentre: problem }),
    };
    return { ok: false, values, errors };
  }
  if (!isLineUser) {
    return { ok: true, assignment: { kind: "cost-centre", profileIds, costCentre: costCentre || null } };
  }
  return {
    ok: true,
    assignment: { kind: "line-user", profileIds, userId: userId === "" || UUID.test(userId) ? userId || null : NOBODY },
  };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";
