import { useCallback, useMemo, type ReactElement } from "react";

import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { formatPhone } from "~/format/format-phone";
import { LinkButton } from "~/ui/button";
import { useReader } from "~/ui/texts";
import type { ChangeLine } from "../domain/change-line";
import { deskPeople, shownPeople, type DeskPerson } from "../domain/desk/desk-people";
import { IN_LIST, listOutcome, modulesInService } from "../domain/desk/draft-view";
import { stayingCategories, type Refusals } from "../domain/desk/offers";
import { findingWords } from "../words/finding-words";
import { BulkBar } from "./bulk-bar";
import type { ChangeView } from "./change-view";
import { useLeaveChooser } from "./leave-chooser";
import { ListFinder } from "./list-finder";
import { freeLines, PeopleTable } from "./people-table";
import { PeopleTools } from "./people-tools";
import type { ChangeDeskState } from "./use-change-desk";
import { usePending } from "./use-row-words";

type PeopleDeskProps = {
  readonly view: ChangeView;
  readonly desk: ChangeDeskState;
  readonly products: ReadonlyMap<string, Product>;
  readonly orderable: ReadonlyMap<string, Product>;
  readonly refusals: Refusals;
  /** The categories in view. */
  readonly categories: readonly Category[];
  readonly asked: readonly ChangeLine[];
  readonly maySubmit: boolean;
  readonly draftId: string | null;
  readonly onAddOpen: () => void;
};

/** Everyone who has something: found, ticked, changed together or line by line. */
export function PeopleDesk(props: PeopleDeskProps): ReactElement {
  const { view, desk, products, orderable, refusals, categories, asked } = props;
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const { snapshot, holders } = view;
  const { state, dispatch } = desk;
  const pending = usePending(view, products);
  const everyone = useMemo(() => deskPeople(snapshot, holders, null), [snapshot, holders]);
  const modules = useMemo(
    () =>
      modulesInService(snapshot).map((category) => ({
        category,
        count: deskPeople(snapshot, holders, category).length,
      })),
    [snapshot, holders],
  );
  const people = useMemo(
    () => (state.module === null ? everyone : deskPeople(snapshot, holders, state.module)),
    [everyone, snapshot, holders, state.module],
  );
  const outcome = useMemo(
    () => (state.list.trim() === "" ? null : listOutcome(state.list, state.module, snapshot, holders)),
    [state.list, state.module, snapshot, holders],
  );
  const shown = useMemo(() => {
    const listed = state.filter === IN_LIST && outcome ? new Set(outcome.found) : null;
    return shownPeople(people, { search: state.search, filter: state.filter }, listed);
  }, [people, state.search, state.filter, outcome]);
  const free = useMemo(() => {
    const lines = shown.map((person) => freeLines(person, pending)).filter((ids) => ids.length > 0);
    return { ids: lines.flat(), count: lines.length };
  }, [shown, pending]);
  const ticked = useMemo(() => {
    const selected = new Set(state.selected);
    return people.filter(({ lines }) => lines.some(({ id }) => selected.has(id)));
  }, [people, state.selected]);
  const offers = useMemo(() => inScope("profile", orderable), [orderable]);
  const options = useMemo(() => inScope("user_option", orderable), [orderable]);
  const staying = useMemo(() => stayingCategories(refusals, asked, snapshot), [refusals, asked, snapshot]);
  const stays = useMemo(() => new Set(staying.keys()), [staying]);
  const staysBecause = useMemo(
    () => new Map([...staying].map(([category, finding]) => [category, findingWords(finding, reader)] as const)),
    [staying, reader],
  );
  const { maySubmit, draftId } = props;
  const leaveHrefOf = useCallback(
    ({ personId }: DeskPerson): string | null =>
      !maySubmit || personId === null
        ? null
        : `/people/${personId}/leave${draftId === null ? "" : `?draft=${draftId}`}`,
    [maySubmit, draftId],
  );
  const found = ticked.length > 0 ? ticked : state.search === "" ? [] : shown;
  const leave = useLeaveChooser({ people: everyone, single: found.length === 1 ? (found[0] ?? null) : null });
  return (
    <>
      <div className="tasks">
        {maySubmit ? (
          <>
            {leave.button}
            <LinkButton href="/people/new" icon="people" small>
              {t("someoneStarts")}
            </LinkButton>
            <LinkButton href="/numbers" icon="change" small>
              {t("handNumberOver")}
            </LinkButton>
          </>
        ) : null}
        <LinkButton href="#add" icon="plus" small onClick={props.onAddOpen}>
          {t("addTitle")}
        </LinkButton>
        {maySubmit ? leave.body : null}
      </div>
      <PeopleTools
        state={state}
        everyone={everyone.length}
        modules={modules}
        people={people}
        listed={outcome === null ? null : outcome.found.length}
        products={products}
        dispatch={dispatch}
      />
      <ListFinder
        key={state.module}
        list={state.list}
        outcome={outcome}
        isBusy={(key) => people.some((person) => person.key === key && freeLines(person, pending).length === 0)}
        nameOf={nameWithNumber}
        dispatch={dispatch}
      />
      <BulkBar
        state={state}
        free={free}
        ticked={ticked}
        categories={categories}
        offers={offers}
        options={options}
        products={products}
        staysBecause={staysBecause}
        leaveHrefOf={leaveHrefOf}
        dispatch={dispatch}
      />
      <PeopleTable
        view={view}
        desk={desk}
        shown={shown}
        products={products}
        offers={offers}
        pending={pending}
        staying={stays}
        leaveHrefOf={leaveHrefOf}
      />
    </>
  );

  /** The name of somebody, with what tells namesakes apart. */
  function nameWithNumber(key: string): string {
    const person = people.find((each) => each.key === key);
    const number = person?.lines.find(({ e164 }) => e164 !== null)?.e164 ?? null;
    const words = person?.name ?? t("unnamedUser");
    return number === null ? words : `${words} (${formatPhone(number)})`;
  }
}

function inScope(scope: Product["scope"], orderable: ReadonlyMap<string, Product>): Product[] {
  return [...orderable.values()].filter((product) => product.scope === scope);
}
