import { useEffect, useRef, type ReactElement } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Callout } from "~/ui/callout";
import { rich } from "~/ui/rich-text";
import { useLanguage, useTexts } from "~/ui/texts";
import type { NotPrepared } from "./basket-prepare";
import type { FigureChange } from "../domain/evaluation/shown-figures";

/** Why a submission was not queued. */
export type Feedback =
  /** `changes`: what is different from what the customer saw, as far as it shows in the figures of the request. */
  | { readonly kind: "stale"; readonly changes: readonly FigureChange[] }
  | { readonly kind: "refused" }
  /** Nothing was asked. */
  | { readonly kind: "empty" }
  | { readonly kind: "tick-missing" }
  /** What was signed, or what is asked, can't be prepared so (R3.6). */
  | ({ readonly kind: "not-prepared"; readonly isRefused: boolean } & NotPrepared)
  | { readonly kind: "sent-before" }
  | { readonly kind: "forbidden" }
  /** Somebody changed the draft meanwhile; or it cannot be kept under that name. */
  | { readonly kind: "draft-elsewhere" | "draft-nameless" | "too-many-drafts" };

/** Says what came in between a submission, above the list, on a phone above the request, too; it takes the focus. */
export function SubmissionNotice({ feedback }: { readonly feedback: Feedback }): ReactElement {
  const t = useTexts("changes", "prepare");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [feedback]);
  return (
    <div className="desk-notice mb-6">
      <Callout tone={feedback.kind === "refused" ? "danger" : "warn"} role="alert" takesFocus boxRef={box}>
        <p>{words()}</p>
        {feedback.kind === "stale" ? <WhatChanged changes={feedback.changes} /> : null}
        {feedback.kind === "sent-before" ? (
          <p>
            <a href="/changes">{t("sentBeforeLink")}</a>
          </p>
        ) : null}
      </Callout>
    </div>
  );

  function words(): string {
    switch (feedback.kind) {
      case "stale":
        return t("stale");
      case "refused":
        return t("refused");
      case "empty":
        return t("emptyRequest");
      case "tick-missing":
        return t("tickMissing");
      case "not-prepared":
        return t(feedback.isRefused ? "prepareRefused" : "prepareFailed");
      case "sent-before":
        return t("sentBefore");
      case "forbidden":
        return t("forbidden");
      case "draft-elsewhere":
        return t("keep.elsewhere");
      case "draft-nameless":
        return t("draftNameless");
      case "too-many-drafts":
        return t("tooManyDrafts");
      default:
        return feedback satisfies never;
    }
  }
}

function WhatChanged(props: { readonly changes: readonly FigureChange[] }): ReactElement {
  const t = useTexts("changes", "names");
  const { changes } = props;
  const language = useLanguage();
  if (changes.length === 0) return <p>{t("staleDetail")}</p>;
  return (
    <ul className="mt-2">
      {changes.map((change) => (
        <li key={change.kind === "room" ? change.category : change.kind}>
          {rich(words(change), { b: (inner) => <b>{inner}</b> })}
        </li>
      ))}
    </ul>
  );

  function words(change: FigureChange): string {
    switch (change.kind) {
      case "room":
        return t("staleRoom", {
          category: t(`categoryInSentence.${change.category}`),
          before: change.before,
          now: change.now,
        });
      case "oneTimeCents":
      case "buyOutCents":
        return t(`stale.${change.kind}`, {
          before: formatCents(change.before, language),
          now: formatCents(change.now, language),
        });
      case "receivedOn":
      case "completionDate":
      case "billedUntil":
        return t(`stale.${change.kind}`, { before: day(change.before), now: day(change.now) });
      default:
        return change satisfies never;
    }
  }

  function day(date: LocalDate | null): string {
    return date === null ? t("staleNoDay") : formatDate(date, "long", language);
  }
}
