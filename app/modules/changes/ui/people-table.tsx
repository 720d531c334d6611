import { useCallback, useDeferredValue, useMemo, useRef, type ReactElement, type ReactNode } from "react";

import { groupBy } from "~/kernel/group-by";
import { CATEGORIES, type Category, type Product } from "~/modules/catalogue/domain/catalogue";
import { sum } from "~/kernel/money";
import { formatCents } from "~/format/format-money";
import { formatPhone } from "~/format/format-phone";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useTexts } from "~/ui/texts";
import type { DeskPerson } from "../domain/desk/desk-people";
import { listParts, modulesInService, ON_TOP_A_PAGE, PEOPLE_A_PAGE, type DraftView } from "../domain/desk/draft-view";
import { monthlyCentsOf, type ChangeView } from "./change-view";
import { HiddenWish } from "./hidden-wish";
import { LineRow, type Pending } from "./line-row";
import { ListPages } from "./list-pages";
import { TickAll } from "./tick-all";
import type { ChangeDeskState } from "./use-change-desk";
import { useRowFocus } from "./use-row-focus";
import { useRowWords } from "./use-row-words";

type PeopleTableProps = {
  readonly view: ChangeView;
  readonly desk: ChangeDeskState;
  /** Those whom search and filter leave, on all pages. */
  readonly shown: readonly DeskPerson[];
  readonly products: ReadonlyMap<string, Product>;
  readonly offers: readonly Product[];
  readonly pending: ReadonlyMap<string, Pending>;
  /** Categories of which nobody can be removed here. */
  readonly staying: ReadonlySet<Category>;
  /** Where all lines of somebody stop at once. */
  readonly leaveHrefOf: (person: DeskPerson) => string | null;
};

/** Everyone once, with all that they have and the choice what to do: who is in the request on top, the others page by page. */
export function PeopleTable(props: PeopleTableProps): ReactElement {
  const t = useTexts("changes", "names");
  const { view, desk, shown, products, offers, pending, staying } = props;
  const language = useLanguage();
  const { snapshot } = view;
  const { dispatch } = desk;
  const state = useDrawnState(desk.state);
  const { top, topPage, page } = state;
  const says = useRowWords(desk, products);
  const parts = useMemo(() => listParts(shown, { top, topPage, page }), [shown, top, topPage, page]);
  const drawn = [...parts.top.people, ...parts.others.people];
  const drawnIds = useMemo(
    () => new Set([...parts.top.people, ...parts.others.people].flatMap(({ lines }) => lines.map(({ id }) => id))),
    [parts],
  );
  const ticked = useMemo(() => new Set(state.selected), [state.selected]);
  const isSeveral = useMemo(() => modulesInService(snapshot).length > 1, [snapshot]);
  const targets = useMemo(
    () => new Map(CATEGORIES.map((category) => [category, offers.filter((offer) => offer.category === category)])),
    [offers],
  );
  const free = useMemo(() => shown.filter((person) => freeLines(person, pending).length > 0), [shown, pending]);
  const tick = useTicks(free, pending, dispatch);
  const rows = useRowFocus(drawn.flatMap(({ lines }) => lines));
  const hidden = Object.entries(state.draft.wishes).filter(([id]) => !drawnIds.has(id));
  return (
    <>
      {hidden.map(([id, wish]) => (
        <HiddenWish key={id} profileId={id} wish={wish} />
      ))}
      {state.selected.map((id) =>
        drawnIds.has(id) ? null : <input type="hidden" name="select" key={id} value={id} />,
      )}
      <input type="hidden" name="page" value={parts.others.page} />
      <input type="hidden" name="topPage" value={parts.top.page} />
      <Table className="users mt-2" captionHidden caption={t("usersCaption")}>
        <TableHead>
          <ColumnHead className="u-tick">
            <TickAll
              count={free.length}
              ticked={free.filter((person) => isTickedOf(person, pending, ticked)).length}
              onTick={(isTicked) => {
                dispatch({ type: "tick", ids: free.flatMap((person) => freeLines(person, pending)), isTicked });
              }}
            />
          </ColumnHead>
          <ColumnHead className="u-name">{t("user")}</ColumnHead>
          <ColumnHead className="u-prof">{t("profileOrRemove")}</ColumnHead>
          <ColumnHead>{t("numberAndOptions")}</ColumnHead>
          <ColumnHead numeric className="u-price">
            {t("perMonth")}
          </ColumnHead>
          <ColumnHead className="u-more">
            <span className="vh">{t("showOptions")}</span>
          </ColumnHead>
        </TableHead>
        <TableBody onKeyDown={rows.onKeyDown} onFocus={rows.onFocus}>
          {parts.top.count === 0 ? null : (
            <>
              <PartHead count={parts.top.count}>{t("inRequestTitle")}</PartHead>
              {parts.top.people.map(rowsOf)}
              {parts.top.pages === 1 ? null : (
                <Row className="bare u-pages">
                  <Cell colSpan={6}>
                    <ListPages part={parts.top} size={ON_TOP_A_PAGE} type="top-page" dispatch={dispatch} />
                  </Cell>
                </Row>
              )}
              <PartHead count={parts.others.count}>{t("everyoneElse")}</PartHead>
            </>
          )}
          {parts.others.people.map(rowsOf)}
          {shown.length === 0 ? (
            <Row className="bare">
              <Cell colSpan={6}>{t("nobodyFound")}</Cell>
            </Row>
          ) : null}
        </TableBody>
      </Table>
      {parts.others.pages === 1 ? null : (
        <ListPages part={parts.others} size={PEOPLE_A_PAGE} type="page" dispatch={dispatch} />
      )}
    </>
  );

  function rowsOf(person: DeskPerson): ReactNode {
    const { lines } = person;
    const openLines = lines.filter(({ id }) => isOpenLine(id)).length;
    return lines.map((profile, index) => (
      <LineRow
        key={profile.id}
        person={person}
        profile={profile}
        isFirst={index === 0}
        span={lines.length === 1 ? 1 : lines.length + openLines}
        lineName={lineNameOf(person, index)}
        moduleWords={isSeveral ? t(`category.${profile.category}`) : null}
        wish={state.draft.wishes[profile.id]}
        says={says.get(profile.id)?.words ?? null}
        open={state.open.includes(profile.id)}
        snapshot={snapshot}
        products={products}
        targets={targets.get(profile.category) ?? []}
        pending={pending.get(profile.id) ?? null}
        over={says.get(profile.id)?.over ?? null}
        mayLeave={!staying.has(profile.category)}
        ticks={index === 0 ? freeLines(person, pending).join(",") : ""}
        isTicked={index === 0 && isTickedOf(person, pending, ticked)}
        monthly={index === 0 && lines.length > 1 ? monthlyOfAll(lines) : null}
        leaveHref={props.leaveHrefOf(person)}
        isReached={rows.reached === null || rows.reached === profile.id}
        dispatch={dispatch}
        onTick={tick}
      />
    ));
  }

  function monthlyOfAll(lines: DeskPerson["lines"]): string {
    const cents = sum(lines.map((line) => monthlyCentsOf(line, state.draft.wishes[line.id], snapshot, products)));
    return t("perMonthAmount", { amount: formatCents(cents, language) });
  }

  function isOpenLine(id: string): boolean {
    return state.open.includes(id) && state.draft.wishes[id]?.to !== "remove" && !pending.has(id);
  }

  /** "Jan Bakker", or "Jan Bakker, mobiel" for one of several lines. */
  function lineNameOf({ name, lines }: DeskPerson, index: number): string {
    const words = name ?? t("unnamedUser");
    const line = lines[index];
    if (lines.length === 1 || line === undefined) return words;
    const isAlone = groupBy(lines, ({ category }) => category).get(line.category)?.length === 1;
    const number = isAlone || line.e164 === null ? "" : ` ${formatPhone(line.e164)}`;
    return `${words}, ${t(`categoryInSentence.${line.category}`)}${number}`;
  }
}

function PartHead(props: { readonly count: number; readonly children: string }): ReactElement {
  return (
    <Row className="group bare">
      <RowHead heads="rowgroup" colSpan={6}>
        {props.children} <small>{props.count}</small>
      </RowHead>
    </Row>
  );
}

/** Returns the lines of somebody that can be ticked. */
export function freeLines({ lines }: DeskPerson, pending: ReadonlyMap<string, unknown>): string[] {
  return lines.flatMap(({ id }) => (pending.has(id) ? [] : [id]));
}

function isTickedOf(person: DeskPerson, pending: ReadonlyMap<string, unknown>, ticked: ReadonlySet<string>): boolean {
  const free = freeLines(person, pending);
  return free.length > 0 && free.every((id) => ticked.has(id));
}

/** More rows than this that change at once are drawn a moment later, so that the verdict on them comes first. */
const FEW_ROWS = 5;

/** The state that the rows show: this one, or after a change of many rows the one before, until there is time for them. */
function useDrawnState(state: DraftView): DraftView {
  const late = useDeferredValue(state);
  const wishes = Object.keys(state.draft.wishes).length - Object.keys(late.draft.wishes).length;
  const ticks = state.selected.length - late.selected.length;
  return Math.max(Math.abs(wishes), Math.abs(ticks)) > FEW_ROWS ? late : state;
}

/** Ticks somebody; with the shift key down everyone from the one before. The function stays the same, so that rows do, too. */
function useTicks(
  free: readonly DeskPerson[],
  pending: ReadonlyMap<string, Pending>,
  dispatch: ChangeDeskState["dispatch"],
): (key: string, isTicked: boolean, isRange: boolean) => void {
  const known = useRef({ free, pending });
  known.current = { free, pending };
  const last = useRef<string | null>(null);
  return useCallback(
    (key, isTicked, isRange) => {
      const { free: people, pending: locked } = known.current;
      const placeOf = (wanted: string | null): number => people.findIndex((person) => person.key === wanted);
      const [from = -1, to = -1] = [placeOf(last.current), placeOf(key)].sort((a, b) => a - b);
      const chosen = isRange && from >= 0 ? people.slice(from, to + 1) : people.filter((person) => person.key === key);
      dispatch({ type: "tick", ids: chosen.flatMap((person) => freeLines(person, locked)), isTicked });
      last.current = key;
    },
    [dispatch],
  );
}
