import { useCallback, useEffect, useRef, useState } from "react";

import type { ChangeDraft } from "../domain/desk/change-draft";
import type { KeepState, KeptDraft } from "./draft-keeper";

/** How long nothing must have changed before it is saved, and how long to wait after a failure, in milliseconds. */
const PAUSE = 400;
const PAUSE_AFTER_FAILURE = 5_000;

export type KeptState = {
  readonly state: KeepState;
  /** The stored draft, and the revision that this page has seen; null: none yet. */
  readonly place: Place | null;
  /** Saves no more: it is being submitted, or kept under a name. */
  readonly stop: () => void;
};
type Place = Pick<KeptDraft, "id" | "revision">;

/** Keeps what is being put together on the server, a moment after each change and when the page is left, one save after the
 *  other. After a conflict it saves no more: the customer decides. */
export function useKeptDraft(draft: ChangeDraft, initial: ChangeDraft, kept: KeptDraft | null): KeptState {
  const [state, setState] = useState<KeepState>(kept === null ? "empty" : "saved");
  const [place, setPlace] = useState<Place | null>(kept);
  const known = useRef({ place, saved: initial, latest: draft, isBusy: false, isOver: false });
  const it = known.current;
  it.latest = draft;
  useEffect(() => {
    if (it.latest === it.saved || it.isOver) return;
    setState("saving");
    return later(PAUSE);

    function later(pause: number): () => void {
      const timer = setTimeout(() => void save(), pause);
      return () => {
        clearTimeout(timer);
      };
    }

    async function save(): Promise<void> {
      if (it.isBusy || it.isOver || it.latest === it.saved) return;
      it.isBusy = true;
      const sent = it.latest;
      const outcome = await send(it.place, sent, false);
      it.isBusy = false;
      if (outcome.kind === "saved") {
        it.place = outcome.place;
        it.saved = sent;
        setPlace(outcome.place);
      }
      it.isOver = outcome.kind === "elsewhere";
      setState(outcome.kind);
      if (it.latest !== it.saved && !it.isOver) later(outcome.kind === "failed" ? PAUSE_AFTER_FAILURE : PAUSE);
    }
  }, [draft, it]);
  useEffect(() => {
    const onHide = (): void => {
      if (it.latest === it.saved || it.isBusy || it.isOver) return;
      it.saved = it.latest;
      void send(it.place, it.latest, true).then((outcome) => {
        if (outcome.kind === "saved") it.place = outcome.place;
      });
    };
    window.addEventListener("pagehide", onHide);
    return () => {
      window.removeEventListener("pagehide", onHide);
    };
  }, [it]);
  const stop = useCallback(() => {
    it.isOver = true;
  }, [it]);
  return { state, place, stop };
}

type Outcome = { readonly kind: "saved"; readonly place: Place } | { readonly kind: "elsewhere" | "failed" };

async function send(place: Place | null, draft: ChangeDraft, isLeaving: boolean): Promise<Outcome> {
  const fields = {
    content: JSON.stringify(draft),
    ...(place === null ? {} : { draftId: place.id, draftRevision: String(place.revision) }),
  };
  try {
    const answer = await fetch("/changes/draft", {
      method: "POST",
      body: new URLSearchParams(fields),
      keepalive: isLeaving,
    });
    if (answer.ok) return { kind: "saved", place: (await answer.json()) as Place };
    return { kind: answer.status === 409 ? "elsewhere" : "failed" };
  } catch {
    // No connection: it is tried again.
    return { kind: "failed" };
  }
}
