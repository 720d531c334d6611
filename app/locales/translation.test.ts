import { expect, test } from "vitest";

import { translated, type Translation } from "./translation";

const nl = { title: "Facturen", sentTo: "Verstuurd aan {{name}} op {{date}}" } as const;

test("a namespace holds its sentences in both languages", () => {
  const en = { title: "Invoices", sentTo: "Sent on {{date}} to {{name}}" } as const satisfies Translation<typeof nl>;
  expect(translated(nl, en)).toEqual({ nl, en });
});

/** What the compiler refuses: a line that it accepts after all fails the types step. Never called. */
export function refused(): void {
  // @ts-expect-error A sentence is missing in English.
  ({ title: "Invoices" }) as const satisfies Translation<typeof nl>;
  ({
    title: "Invoices",
    sentTo: "Sent to {{name}} on {{date}}",
    // @ts-expect-error A sentence that the Dutch texts lack.
    sentBy: "Sent",
  }) as const satisfies Translation<typeof nl>;
  // @ts-expect-error Has another placeholder.
  translated({ sentTo: "Verstuurd aan {{name}}" }, { sentTo: "Sent to {{nmae}}" });
  // @ts-expect-error Lacks the placeholder.
  translated({ sentTo: "Verstuurd aan {{name}}" }, { sentTo: "Sent" });
}
