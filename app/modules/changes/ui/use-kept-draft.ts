import { useCallback, useEffect, useRef, useState } from "react";

import type { ChangeDraft } from "../domain/desk/change-draft";
import { MAX_DRAFT_BYTES, type DraftWrite, type SavedDraft } from "../domain/desk/saved-draft";
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
  /** Saves no more: it is being submitted, or kept under a name. Returns the number of the write that the form itself is. */
  readonly stop: () => number;
};
type Place = Pick<KeptDraft, "id" | "revision">;

/** Keeps what is being put together on the server, a moment after each change, one save after the other. When the page is left or
 *  hidden, what is there is sent at once, also while a save is under way: writes are numbered, and the server keeps the later one. Only
 *  an answer makes it saved. After a conflict it saves no more: the customer decides. What is too large is not sent again until it is
 *  another. `page` is of this page alone. */
export function useKeptDraft(
  draft: ChangeDraft,
  stored: ChangeDraft | null,
  kept: KeptDraft | null,
  page: string,
): KeptState {
  const [state, setState] = useState<KeepState>(kept === null ? "empty" : "saved");
  const [place, setPlace] = useState<Place | null>(kept);
  const known = useRef<Known>({
    page,
    place,
    saved: stored,
    latest: draft,
    tooLarge: null,
    written: 0,
    answered: 0,
    underWay: null,
    isOver: false,
    timer: undefined,
  });
  const it = known.current;
  it.latest = draft;
  const save = useCallback(
    async function saveLatest(isLeaving: boolean): Promise<void> {
      if (!isToBeSaved(it) || !isToBeSentNow(it, isLeaving)) return;
      clearTimeout(it.timer);
      it.written += 1;
      const sent: UnderWay = { draft: it.latest, number: it.written, isLeaving };
      it.underWay = sent;
      const outcome = await send(it, sent);
      if (it.underWay === sent) it.underWay = null;
      // The answer to a later write says more.
      if (sent.number < it.answered) return;
      it.answered = sent.number;
      if (outcome.kind === "saved") {
        it.place = outcome.place;
        it.saved = sent.draft;
        setPlace(outcome.place);
      }
      // While a later write is under way, its answer tells what there is.
      if (it.underWay !== null) return;
      it.tooLarge = outcome.kind === "too-large" ? sent.draft : null;
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
    // A telephone ends a hidden page without a further word.
    const onVisibility = (): void => {
      if (document.visibilityState === "hidden") onHide();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearTimeout(it.timer);
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [it, save]);
  const stop = useCallback(() => {
    it.isOver = true;
    clearTimeout(it.timer);
    it.written += 1;
    return it.written;
  }, [it]);
  return { state, place, stop };
}

type Known = {
  readonly page: string;
  place: Place | null;
  saved: ChangeDraft | null;
  latest: ChangeDraft;
  /** The last one that was too large to keep. */
  tooLarge: ChangeDraft | null;
  /** The numbers of the last write that was sent, and of the last one that was answered. */
  written: number;
  answered: number;
  /** The last write, until it is answered. */
  underWay: UnderWay | null;
  isOver: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
};

type UnderWay = { readonly draft: ChangeDraft; readonly number: number; readonly isLeaving: boolean };

function isToBeSaved({ latest, saved, tooLarge, isOver }: Known): boolean {
  return !isOver && latest !== saved && latest !== tooLarge;
}

/** One save at a time, but a page that is left waits for none: the browser may drop those that are not meant to outlive it. */
function isToBeSentNow({ latest, underWay }: Known, isLeaving: boolean): boolean {
  return underWay === null || (isLeaving && !(underWay.isLeaving && underWay.draft === latest));
}

type Outcome =
  | { readonly kind: "saved"; readonly place: Place }
  | { readonly kind: "elsewhere" | "failed" | "too-large" };

async function send({ place, page }: Known, { draft, number, isLeaving }: UnderWay): Promise<Outcome> {
  const write: DraftWrite = { page, number };
  const body = new URLSearchParams({
    content: JSON.stringify(draft),
    ...(place === null ? {} : { draftId: place.id, draftRevision: String(place.revision) }),
    draftPage: write.page,
    draftWrite: String(write.number),
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
