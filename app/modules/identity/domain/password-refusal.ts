import { passwordFindingKey } from "./password-finding-key";
import type { PasswordFinding } from "./password-rules";

/** Why a password chosen with a link is refused. */
export type PasswordRefusal =
  /** The link is not ours, ran out, or was used. */
  | { readonly outcome: "link-not-valid" }
  | { readonly outcome: "refused"; readonly findings: readonly PasswordFinding[] }
  | { readonly outcome: "throttled"; readonly retryAfterSeconds: number };

/** Returns the HTTP status of a refusal and the keys of its sentences by field; `form` stands for the form as a whole.
 */
export function refusalAnswer(refusal: PasswordRefusal): {
  readonly status: number;
  readonly errors: Readonly<Partial<Record<"form" | "password", string>>>;
} {
  switch (refusal.outcome) {
    case "link-not-valid":
      return { status: 410, errors: {} };
    case "throttled":
      return { status: 429, errors: { form: "crowded" } };
    case "refused":
      return { status: 400, errors: { password: passwordFindingKey(refusal.findings[0] ?? "too-short") } };
    default:
      return refusal satisfies never;
  }
}
