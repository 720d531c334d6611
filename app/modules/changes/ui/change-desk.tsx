import { useCallback, useMemo, useRef, useState, type FormEvent, type ReactElement } from "react";

import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import { Callout } from "~/ui/callout";
import { useEarlyInput } from "~/ui/early-input";
import { formatPhone } from "~/format/format-phone";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { useReader } from "~/ui/texts";
import type { ChangeDraft, ExtraLine } from "../domain/desk/change-draft";
import { countInService, IN_LIST, listOutcome, modulesInService, type DraftView } from "../domain/desk/draft-view";
import { findingWords } from "../words/finding-words";
import { lockedUsers } from "../domain/desk/locked-users";
import { isLifted, refusalsOn } from "../domain/desk/offers";
import { shownFigures } from "../domain/evaluation/shown-figures";
import { shownUsers } from "../domain/desk/shown-users";
import { AddProfileForm } from "./add-profile-form";
import { Basket } from "./basket";
import { BasketBar } from "./basket-bar";
import { BulkBar } from "./bulk-bar";
import { orderableOf, productsOf, type ChangeView } from "./change-view";
import { DraftKeeper, type KeptDraft } from "./draft-keeper";
import { ExtrasTable } from "./extras-table";
import { HiddenWish } from "./hidden-wish";
import { ListFinder } from "./list-finder";
import { ProfileTable } from "./profile-table";
import { SubmissionNotice, type Feedback } from "./submission-notice";
import { useChangeDesk } from "./use-change-desk";
import { useKeptDraft } from "./use-kept-draft";
import { UserFilterField } from "./user-filter-field";

type ChangeDeskProps = {
  readonly view: ChangeView;
  readonly initial: DraftView;
  readonly feedback: Feedback | null;
  /** What is stored of it, and where. */
  readonly storedDraft: ChangeDraft;
  readonly kept: KeptDraft | null;
  /** Whoever may not, can look what a change costs. */
  readonly maySubmit: boolean;
  readonly idempotencyKey: string;
};

/** The whole change page: what is in service and can be added on the left, the request on the right. One form; every button
 *  also works without JavaScript, by a round trip. */
export function ChangeDesk(props: ChangeDeskProps): ReactElement {
  const { view, initial, feedback, maySubmit, idempotencyKey } = props;
  const reader = useReader();
  const t = reader.texts("shell", "changes", "names");
  const { snapshot } = view;
  const desk = useChangeDesk(view, initial, reader);
  const { state, dispatch } = desk;
  const kept = useKeptDraft(state.draft, props.storedDraft, props.kept);
  const form = useRef<HTMLFormElement>(null);
  useEarlyInput(form);
  const [accepted, setAccepted] = useState(false);
  // What was said of a request is no longer true of another.
  const isAsSubmitted = state.draft === initial.draft && !(feedback?.kind === "tick-missing" && accepted);
  const [missingTick, setMissingTick] = useState(feedback?.kind === "tick-missing");
  const products = useMemo(() => productsOf(snapshot), [snapshot]);
  const orderable = useMemo(() => orderableOf(snapshot), [snapshot]);
  const refusals = useMemo(() => refusalsOn(snapshot), [snapshot]);
  const profiles = useMemo(() => new Map(snapshot.profiles.map((profile) => [profile.id, profile])), [snapshot]);
  const calendar = calendarOf(snapshot.rulePack);
  const category = state.module;
  const offers = useMemo(
    () => [...orderable.values()].filter((product) => product.scope === "profile" && product.category === category),
    [orderable, category],
  );
  const options = useMemo(
    () => [...orderable.values()].filter((product) => product.scope === "user_option" && product.category === category),
    [orderable, category],
  );
  const users = useMemo(
    () => shownUsers(snapshot, view.phoneNumbers, category, { search: "", filter: "" }),
    [snapshot, view, category],
  );
  const outcome = useMemo(
    () => (state.list.trim() === "" ? null : listOutcome(state.list, category, snapshot, view.phoneNumbers)),
    [state.list, category, snapshot, view],
  );
  const shown = useMemo(() => {
    const listed = state.filter === IN_LIST && outcome ? new Set(outcome.found) : null;
    return shownUsers(snapshot, view.phoneNumbers, category, { search: state.search, filter: state.filter }, listed);
  }, [snapshot, view, category, state.search, state.filter, outcome]);
  const locked = useMemo(() => lockedUsers(snapshot), [snapshot]);
  const free = useMemo(() => shown.filter(({ id }) => !locked.has(id)), [shown, locked]);
  const add = useCallback(
    (line: ExtraLine) => {
      dispatch({ type: "add", line });
    },
    [dispatch],
  );
  const asked = useMemo(() => desk.lines.map(({ line }) => line), [desk.lines]);
  const removal = refusals.removals[category];
  const addition = refusals.additions[category];
  const staysBecause = removal && !isLifted(removal, asked, snapshot) ? findingWords(removal, reader) : null;
  const { buyOutCents } = desk.preview.totals;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : "check";
    if (intent === "keep") {
      kept.stop();
    } else if (intent !== "submit") {
      event.preventDefault();
    } else if (buyOutCents > 0 && !accepted) {
      event.preventDefault();
      setMissingTick(true);
      document.getElementById("accept")?.focus();
    } else {
      kept.stop();
    }
  }

  return (
    <form className="desk" method="post" ref={form} onSubmit={onSubmit} noValidate>
      {/* Enter in a field checks; it never submits. */}
      <button type="submit" name="intent" value="check" hidden />
      <input type="hidden" name="module" value={category} />
      {kept.place === null ? null : (
        <>
          <input type="hidden" name="draftId" value={kept.place.id} />
          <input type="hidden" name="draftRevision" value={kept.place.revision} />
        </>
      )}
      <input type="hidden" name="previewToken" value={desk.preview.previewToken} />
      <input
        type="hidden"
        name="shown"
        value={JSON.stringify(shownFigures(desk.preview, desk.input.proposal.receivedOn))}
      />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {state.draft.extras.map((extra, index) => (
        <input type="hidden" name="extra" key={index} value={JSON.stringify(extra)} />
      ))}
      {Object.entries(state.draft.wishes).map(([profileId, wish]) =>
        profiles.get(profileId)?.category === category ? null : (
          <HiddenWish key={profileId} profileId={profileId} wish={wish} />
        ),
      )}
      <div>
        <PageHead crumbs={<a href="/changes">{t("pageChanges")}</a>} title={t("newTitle")} lead={t("newLead")} />
        {maySubmit ? null : (
          <div className="mb-6">
            <Callout tone="warn">
              <p>{t("forbidden")}</p>
            </Callout>
          </div>
        )}
        {feedback && isAsSubmitted ? <SubmissionNotice feedback={feedback} /> : null}
        <div className="tabs" role="group" aria-label={t("module")}>
          {modulesInService(snapshot).map((each) => (
            <button
              key={each}
              type="submit"
              name="intent"
              value={`module:${each}`}
              aria-current={each === category ? "true" : undefined}
              onClick={(event) => {
                event.preventDefault();
                dispatch({ type: "module", module: each });
              }}
            >
              <span className="capitalize-first">{t(`categoryInSentence.${each}`)}</span>{" "}
              <small>{countInService(snapshot, each)}</small>
            </button>
          ))}
        </div>
        <div className="toolbar mt-4">
          <div className="field">
            <label className="vh" htmlFor="search">
              {t("search")}
            </label>
            <span className="input-icon">
              <Icon name="search" small />
              <input
                className="input"
                id="search"
                name="q"
                type="search"
                placeholder={t("search")}
                value={state.search}
                onChange={(event) => {
                  dispatch({ type: "search", search: event.currentTarget.value });
                }}
              />
            </span>
          </div>
          <UserFilterField
            users={users}
            filter={state.filter}
            listed={outcome === null ? null : outcome.found.length}
            products={products}
            dispatch={dispatch}
          />
          <a className="btn" href="#add">
            <Icon name="plus" /> {t("addTitle")}
          </a>
        </div>
        <ListFinder
          key={category}
          list={state.list}
          outcome={outcome}
          locked={locked}
          nameOf={(id) => nameWithNumber(profiles.get(id)?.name ?? null, view.phoneNumbers[id])}
          dispatch={dispatch}
        />
        <BulkBar
          state={state}
          free={free}
          offers={offers}
          options={options}
          products={products}
          staysBecause={staysBecause}
          dispatch={dispatch}
        />
        <ProfileTable
          view={view}
          desk={desk}
          shown={shown}
          products={products}
          offers={offers}
          mayLeave={staysBecause === null}
        />
        {addition ? (
          <section className="strip mt-12" id="add" aria-labelledby="add-title">
            <div className="strip-head">
              <h2 id="add-title">{t("addTitle")}</h2>
            </div>
            <p>{findingWords(addition, reader)}</p>
          </section>
        ) : (
          <AddProfileForm
            key={`${category} new`}
            offers={offers}
            snapshot={snapshot}
            calendar={calendar}
            products={orderable}
            onAdd={add}
          />
        )}
        <ExtrasTable
          view={view}
          category={category}
          orderable={orderable}
          products={products}
          refusals={refusals.shared}
          asked={asked}
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
        saved={<DraftKeeper kept={props.kept} state={kept.state} isEmpty={desk.lines.length === 0} />}
      />
    </form>
  );

  function nameWithNumber(name: string | null, e164: string | undefined): string {
    const words = name ?? t("unknownUser");
    return e164 === undefined ? words : `${words} (${formatPhone(e164)})`;
  }
}
