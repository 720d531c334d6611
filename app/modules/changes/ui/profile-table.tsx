import { useCallback, useDeferredValue, useMemo, useRef, type ReactElement } from "react";

import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatDate } from "~/format/format-date";
import { Cell, ColumnHead, Row, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import { productName } from "../words/product-name";
import { usersOnPage, type DraftView } from "../domain/desk/draft-view";
import { lockedUsers } from "../domain/desk/locked-users";
import { type ChangeView } from "./change-view";
import { HiddenWish } from "./hidden-wish";
import { ProfileRow, type Pending } from "./profile-row";
import { TickAll } from "./tick-all";
import { useRowFocus } from "./use-row-focus";
import { UserPages } from "./user-pages";
import type { ChangeDeskState } from "./use-change-desk";

type ProfileTableProps = {
  readonly view: ChangeView;
  readonly desk: ChangeDeskState;
  readonly shown: readonly ProfileInService[];
  readonly products: ReadonlyMap<string, Product>;
  readonly offers: readonly Product[];
  /** Removing one of them is offered. */
  readonly mayLeave: boolean;
};

/** Everyone who has something in service in a category, with the choice what to do. */
export function ProfileTable({ view, desk, shown, products, offers, mayLeave }: ProfileTableProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const { snapshot, phoneNumbers } = view;
  const { dispatch, preview, lines } = desk;
  const state = useDrawnState(desk.state);
  const category = desk.state.module;
  const pending = usePending(view, products, reader);
  const over = new Set(
    lines.flatMap(({ origin }, index) =>
      origin.kind === "product" && (preview.lines[index]?.buyOutCents ?? 0) > 0 ? [origin.profileId] : [],
    ),
  );
  const { users, page, pages } = useMemo(() => usersOnPage(shown, desk.state.page), [shown, desk.state.page]);
  const shownIds = useMemo(() => new Set(users.map(({ id }) => id)), [users]);
  const ticked = useMemo(() => new Set(state.selected), [state.selected]);
  const hidden = snapshot.profiles.filter(({ id, category: its }) => its === category && !shownIds.has(id));
  const free = shown.filter(({ id }) => !pending.has(id));
  const tick = useTicks(free, dispatch);
  const rows = useRowFocus(users);
  return (
    <>
      {hidden.map(({ id }) => {
        const wish = state.draft.wishes[id];
        return wish ? <HiddenWish key={id} profileId={id} wish={wish} /> : null;
      })}
      {hidden.map(({ id }) => (ticked.has(id) ? <input type="hidden" name="select" key={id} value={id} /> : null))}
      <input type="hidden" name="page" value={page} />
      <Table
        className="users mt-2"
        captionHidden
        caption={t("usersCaption", { category: t(`categoryInSentence.${category}`) })}
      >
        <TableHead>
          <ColumnHead className="u-tick">
            <TickAll free={free} ticked={ticked} dispatch={dispatch} />
          </ColumnHead>
          <ColumnHead className="u-name">{t("user")}</ColumnHead>
          <ColumnHead className="u-prof">{t("profileOrRemove")}</ColumnHead>
          <ColumnHead>{t("options")}</ColumnHead>
          <ColumnHead numeric className="u-price">
            {t("perMonth")}
          </ColumnHead>
          <ColumnHead className="u-more">
            <span className="vh">{t("showOptions")}</span>
          </ColumnHead>
        </TableHead>
        <TableBody onKeyDown={rows.onKeyDown} onFocus={rows.onFocus}>
          {users.map((profile) => (
            <ProfileRow
              key={profile.id}
              profile={profile}
              phoneNumber={phoneNumbers[profile.id]}
              wish={state.draft.wishes[profile.id]}
              open={state.open.includes(profile.id)}
              isTicked={ticked.has(profile.id)}
              snapshot={snapshot}
              products={products}
              targets={offers}
              pending={pending.get(profile.id) ?? null}
              over={over.has(profile.id)}
              mayLeave={mayLeave}
              isReached={rows.reached === null || rows.reached === profile.id}
              dispatch={dispatch}
              onTick={tick}
            />
          ))}
          {shown.length === 0 ? (
            <Row className="bare">
              <Cell colSpan={6}>{t("nobodyFound")}</Cell>
            </Row>
          ) : null}
        </TableBody>
      </Table>
      {pages === 1 ? null : <UserPages page={page} pages={pages} count={shown.length} dispatch={dispatch} />}
    </>
  );
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

/** Ticks a user; with the shift key down everyone from the one before. The function stays the same, so that rows do, too. */
function useTicks(
  free: readonly ProfileInService[],
  dispatch: ChangeDeskState["dispatch"],
): (profileId: string, isTicked: boolean, isRange: boolean) => void {
  const ids = useRef<readonly string[]>([]);
  ids.current = free.map(({ id }) => id);
  const last = useRef<string | null>(null);
  return useCallback(
    (profileId, isTicked, isRange) => {
      const [from, to] = [ids.current.indexOf(last.current ?? ""), ids.current.indexOf(profileId)].sort(
        (a, b) => a - b,
      );
      const isKnown = isRange && from !== undefined && to !== undefined && from >= 0;
      dispatch({ type: "tick", ids: isKnown ? ids.current.slice(from, to + 1) : [profileId], isTicked });
      last.current = profileId;
    },
    [dispatch],
  );
}

/** Profiles with a queued line, which takes no second one until it is executed or cancelled, with it in words. */
function usePending(
  { snapshot }: ChangeView,
  products: ReadonlyMap<string, Product>,
  reader: Reader,
): ReadonlyMap<string, Pending> {
  const t = reader.texts("changes");
  const { language } = reader;
  return useMemo(() => {
    const locks = [...lockedUsers(snapshot)].map(([id, { requestId, line, date: day }]) => {
      const date = day === null ? "" : formatDate(day, "row", language);
      const words =
        line.action === "remove-profile"
          ? t("pendingRemoval", { date })
          : t("pendingConversion", { product: productName(products, line.toProductCode), date });
      return [id, { requestId, words }] as const;
    });
    return new Map(locks);
  }, [snapshot, products, t, language]);
}
