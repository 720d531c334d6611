import { useCallback, useEffect, useRef, useState } from "react";

import type { ChangeDraft } from "../domain/desk/change-draft";
import { MAX_DRAFT_BYTES, type SavedDraft } from "../domain/desk/saved-draft";
import type { KeepState, KeptDraft } from "./draft-keeper";

/** How long nothing must have changed before it is saved, and how long to wait after a failure, in milliseconds. */
const PAUSE = 400;
const PAUSE_AFTER_FAILURE = 5_000;

/** A browser finishes no larger request for a page that is gone. */
const MAX_KEEPALIVE_BYTES = 60_000;

export type KeptState = {
  readonly state: KeepState;
  /** The stored draft, and the revision that this page has seen; null: none yet. */
  readonly place: Place | null;
  /** Saves no more: it is being submitted, or kept under a name. */
  readonly stop: () => void;
};
type Place = Pick<KeptDraft, "id" | "revision">;

/** Keeps what is being put together on the server, a moment after each change and when the page is left, one save after the
 *  other. Only an answer makes it saved. After a conflict it saves no more: the customer decides. What is too large is not
 *  sent again until it is another. */
export function useKeptDraft(draft: ChangeDraft, stored: ChangeDraft | null, kept: KeptDraft | null): KeptState {
  const [state, setState] = useState<KeepState>(kept === null ? "empty" : "saved");
  const [place, setPlace] = useState<Place | null>(kept);
  const known = useRef<Known>({
    place,
    saved: stored,
    latest: draft,
    tooLarge: null,
    isBusy: false,
    isOver: false,
    timer: undefined,
  });
  const it = known.current;
  it.latest = draft;
  const save = useCallback(
    async function saveLatest(isLeaving: boolean): Promise<void> {
      if (it.isBusy || !isToBeSaved(it)) return;
      it.isBusy = true;
      const sent = it.latest;
      const outcome = await send(it.place, sent, isLeaving);
      it.isBusy = false;
      if (outcome.kind === "saved") {
        it.place = outcome.place;
        it.saved = sent;
        setPlace(outcome.place);
      }
      it.tooLarge = outcome.kind === "too-large" ? sent : null;
      it.isOver ||= outcome.kind === "elsewhere";
      setState(outcome.kind);
      if (isToBeSaved(it)) later(outcome.kind === "failed" ? PAUSE_AFTER_FAILURE : PAUSE);

      function later(pause: number): void {
        clearTimeout(it.timer);
        it.timer = setTimeout(() => void saveLatest(false), pause);
      }
    },
    [it],
  );
  useEffect(() => {
    if (!isToBeSaved(it)) return;
    setState("saving");
    clearTimeout(it.timer);
    it.timer = setTimeout(() => void save(false), PAUSE);
  }, [draft, it, save]);
  useEffect(() => {
    const onHide = (): void => {
      void save(true);
    };
    // A page that comes back as it was left may have missed the answer.
    const onShow = (): void => {
      void save(false);
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    return () => {
      clearTimeout(it.timer);
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
    };
  }, [it, save]);
  const stop = useCallback(() => {
    it.isOver = true;
  }, [it]);
  return { state, place, stop };
}

type Known = {
  place: Place | null;
  saved: ChangeDraft | null;
  latest: ChangeDraft;
  /** The last one that was too large to keep. */
  tooLarge: ChangeDraft | null;
  isBusy: boolean;
  isOver: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
};

function isToBeSaved({ latest, saved, tooLarge, isOver }: Known): boolean {
  return !isOver && latest !== saved && latest !== tooLarge;
}

type Outcome =
  | { readonly kind: "saved"; readonly place: Place }
  | { readonly kind: "elsewhere" | "failed" | "too-large" };

async function send(place: Place | null, draft: ChangeDraft, isLeaving: boolean): Promise<Outcome> {
  const body = new URLSearchParams({
    content: JSON.stringify(draft),
    ...(place === null ? {} : { draftId: place.id, draftRevision: String(place.revision) }),
  });
  const bytes = body.toString().length;
  if (bytes > MAX_DRAFT_BYTES) return { kind: "too-large" };
  try {
    const answer = await fetch("/changes/draft", {
      method: "POST",
      body,
      keepalive: isLeaving && bytes <= MAX_KEEPALIVE_BYTES,
    });
    if (answer.status === 413 || answer.status === 422) return { kind: "too-large" };
    if (!answer.ok) return { kind: "failed" };
    const saved = (await answer.json()) as SavedDraft;
    return saved.kind === "saved" ? { kind: "saved", place: saved } : { kind: "elsewhere" };
  } catch {
    // No connection: it is tried again.
    return { kind: "failed" };
  }
}
