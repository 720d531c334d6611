import { useCallback, useMemo, useRef, useState, type FormEvent, type ReactElement, type ReactNode } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { Callout } from "~/ui/callout";
import { useEarlyInput } from "~/ui/early-input";
import { PageHead } from "~/ui/page-head";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { useReader } from "~/ui/texts";
import type { ChangeDraft, ExtraLine } from "../domain/desk/change-draft";
import { modulesInService, type DraftView } from "../domain/desk/draft-view";
import { refusalsOn } from "../domain/desk/offers";
import { NO_NOTE } from "../domain/request-note";
import { AddProfileForm } from "./add-profile-form";
import { Basket } from "./basket";
import { BasketBar } from "./basket-bar";
import { orderableOf, productsOf, type ChangeView } from "./change-view";
import { DeskFields } from "./desk-fields";
import { PeopleDesk } from "./people-desk";
import { DraftKeeper, type KeptDraft } from "./draft-keeper";
import { ExtrasTable } from "./extras-table";
import { SubmissionNotice, type Feedback } from "./submission-notice";
import { useChangeDesk } from "./use-change-desk";
import { useFocusKept } from "./use-focus-kept";
import { useKeptDraft } from "./use-kept-draft";
import { useOneUnfolded } from "./use-one-unfolded";

type ChangeDeskProps = {
  readonly view: ChangeView;
  readonly initial: DraftView;
  readonly feedback: Feedback | null;
  /** What the page begins with is what is stored; a link may have added to it. */
  readonly isAsStored: boolean;
  readonly kept: KeptDraft | null;
  /** The day for which it is to be prepared, when the page was opened for that. */
  readonly preparesOn?: LocalDate | null;
  /** Whoever may not, can look what a change costs. */
  readonly maySubmit: boolean;
  readonly idempotencyKey: string;
  /** What the page was filled in with. */
  readonly notice?: ReactNode;
};

/** The whole change page: who has what and can be added on the left, the request on the right. One form; every button also works
 *  without JavaScript, by a round trip. */
export function ChangeDesk(props: ChangeDeskProps): ReactElement {
  const { view, initial, feedback, maySubmit } = props;
  const reader = useReader();
  const t = reader.texts("shell", "changes", "names");
  const { snapshot } = view;
  const refusals = useMemo(() => refusalsOn(snapshot), [snapshot]);
  const desk = useChangeDesk(view, initial, refusals, reader);
  const { state, dispatch } = desk;
  const kept = useKeptDraft(state.draft, props.isAsStored ? initial.draft : null, props.kept, props.idempotencyKey);
  const form = useRef<HTMLFormElement>(null);
  const write = useRef<HTMLInputElement>(null);
  useEarlyInput(form);
  useFocusKept(form);
  useOneUnfolded(form, state.open, dispatch);
  const addFold = useRef<HTMLDetailsElement>(null);
  const [accepted, setAccepted] = useState(false);
  // What was said of a request is no longer true of another.
  const isAsSubmitted = isSameRequest(state.draft, initial.draft) && !(feedback?.kind === "tick-missing" && accepted);
  const [missingTick, setMissingTick] = useState(feedback?.kind === "tick-missing");
  const products = useMemo(() => productsOf(snapshot), [snapshot]);
  const orderable = useMemo(() => orderableOf(snapshot), [snapshot]);
  const profiles = useMemo(() => new Map(snapshot.profiles.map((profile) => [profile.id, profile])), [snapshot]);
  const calendar = useMemo(() => calendarOf(snapshot.rulePack), [snapshot]);
  const modules = useMemo(() => modulesInService(snapshot), [snapshot]);
  const categories = useMemo(() => (state.module === null ? modules : [state.module]), [state.module, modules]);
  const add = useCallback(
    (line: ExtraLine) => {
      dispatch({ type: "add", line });
    },
    [dispatch],
  );
  const asked = useMemo(() => desk.lines.map(({ line }) => line), [desk.lines]);
  const { buyOutCents } = desk.preview.totals;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : "check";
    if (intent === "keep" || intent === "prepare" || intent.startsWith("leave")) {
      send();
    } else if (intent !== "submit") {
      event.preventDefault();
    } else if (buyOutCents > 0 && !accepted) {
      event.preventDefault();
      setMissingTick(true);
      document.getElementById("accept")?.focus();
    } else {
      send();
    }
  }

  function send(): void {
    const number = kept.stop();
    if (write.current !== null) write.current.value = String(number);
  }

  return (
    <form className="desk" method="post" ref={form} onSubmit={onSubmit} noValidate>
      <DeskFields desk={desk} place={kept.place} idempotencyKey={props.idempotencyKey} writeRef={write} />
      <div className="desk-list">
        <PageHead crumbs={<a href="/changes">{t("pageChanges")}</a>} title={t("newTitle")} lead={t("newLead")} />
        {maySubmit ? null : (
          <div className="mb-6">
            <Callout tone="warn">
              <p>{t("forbidden")}</p>
            </Callout>
          </div>
        )}
        {props.notice}
        {feedback && isAsSubmitted ? <SubmissionNotice feedback={feedback} /> : null}
        <PeopleDesk
          view={view}
          desk={desk}
          products={products}
          orderable={orderable}
          refusals={refusals}
          categories={categories}
          asked={asked}
          maySubmit={maySubmit}
          draftId={kept.place?.id ?? null}
          onAddOpen={() => {
            if (addFold.current !== null) addFold.current.open = true;
          }}
        />
        <AddProfileForm
          key={categories.join(" ")}
          categories={categories}
          refusals={refusals.additions}
          snapshot={snapshot}
          calendar={calendar}
          products={orderable}
          onAdd={add}
          foldRef={addFold}
        />
        <ExtrasTable
          view={view}
          categories={categories}
          orderable={orderable}
          products={products}
          refusals={refusals.shared}
          asked={asked}
          assessed={desk.assessment.lines}
          calendar={calendar}
          onAdd={add}
        />
        <p className="small muted mt-3">
          {rich(t("notHere", { phone: snapshot.serviceDeskPhone }), {
            phone: (number) => <PhoneLink phone={number} />,
          })}
        </p>
        <BasketBar preview={desk.preview} count={desk.lines.length} />
      </div>
      <Basket
        desk={desk}
        view={view}
        profiles={profiles}
        products={products}
        maySubmit={maySubmit}
        accepted={accepted}
        onAccept={(tick) => {
          setAccepted(tick);
          if (tick) setMissingTick(false);
        }}
        missingTick={missingTick && buyOutCents > 0}
        initialNote={initial.draft.note ?? NO_NOTE}
        saved={<DraftKeeper kept={props.kept} state={kept.state} isEmpty={desk.lines.length === 0} />}
        preparesOn={props.preparesOn ?? null}
        notPrepared={feedback?.kind === "not-prepared" ? feedback : null}
      />
    </form>
  );
}

/** What is typed about a request makes it no other one. */
function isSameRequest(a: ChangeDraft, b: ChangeDraft): boolean {
  return a.wishes === b.wishes && a.extras === b.extras && a.preferredDate === b.preferredDate;
}
