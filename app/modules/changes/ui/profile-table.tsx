import { useMemo, type ReactElement } from "react";

import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import { formatDate } from "~/ui/format-date";
import { Cell, ColumnHead, Row, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, type Translate } from "~/ui/texts";
import { productName, type ChangeView } from "./change-view";
import { HiddenWish } from "./hidden-wish";
import { ProfileRow } from "./profile-row";
import type { ChangeDeskState } from "./use-change-desk";

type ProfileTableProps = {
  readonly view: ChangeView;
  readonly desk: ChangeDeskState;
  readonly category: Category;
  readonly products: ReadonlyMap<string, Product>;
  readonly offers: readonly Product[];
  readonly t: Translate;
};

/** Everyone who has something in service in a category, with the choice what to do. */
export function ProfileTable({ view, desk, category, products, offers, t }: ProfileTableProps): ReactElement {
  const { snapshot, phoneNumbers } = view;
  const { state, dispatch, preview, lines } = desk;
  const pending = usePending(view, products, t);
  const over = new Set(
    lines.flatMap(({ origin }, index) =>
      origin.kind === "product" && (preview.lines[index]?.buyOutCents ?? 0) > 0 ? [origin.profileId] : [],
    ),
  );
  const wanted = state.search.trim().toLocaleLowerCase();
  const digits = wanted.replace(/\D/g, "").replace(/^0/, "");
  const shown = snapshot.profiles.filter(
    (profile) =>
      profile.category === category &&
      profile.activeUntil === null &&
      (wanted === "" ||
        (profile.name ?? "").toLocaleLowerCase().includes(wanted) ||
        (digits.length >= 2 && (phoneNumbers[profile.id] ?? "").includes(digits))),
  );
  const hidden = snapshot.profiles.filter(
    (profile) => profile.category === category && state.draft.wishes[profile.id] && !shown.includes(profile),
  );
  return (
    <>
      {hidden.map(({ id }) => {
        const wish = state.draft.wishes[id];
        return wish ? <HiddenWish key={id} profileId={id} wish={wish} /> : null;
      })}
      <Table className="users mt-3" captionHidden caption={t("usersCaption", { category: t(`category.${category}`) })}>
        <TableHead>
          <ColumnHead>{t("user")}</ColumnHead>
          <ColumnHead>{t("profile")}</ColumnHead>
          <ColumnHead>{t("options")}</ColumnHead>
          <ColumnHead numeric>{t("perMonth")}</ColumnHead>
          <ColumnHead>
            <span className="vh">{t("showOptions")}</span>
          </ColumnHead>
        </TableHead>
        <TableBody>
          {shown.map((profile) => (
            <ProfileRow
              key={profile.id}
              profile={profile}
              phoneNumber={phoneNumbers[profile.id]}
              wish={state.draft.wishes[profile.id]}
              open={state.open.includes(profile.id)}
              snapshot={snapshot}
              products={products}
              targets={offers}
              pending={pending.get(profile.id) ?? null}
              over={over.has(profile.id)}
              dispatch={dispatch}
              t={t}
            />
          ))}
          {shown.length === 0 ? (
            <Row className="bare">
              <Cell colSpan={5}>{t("nobodyFound")}</Cell>
            </Row>
          ) : null}
        </TableBody>
      </Table>
    </>
  );
}

type Pending = { readonly requestId: string | null; readonly words: string };

/** Profiles with a queued line, which takes no second one until it is executed or cancelled. */
function usePending(
  view: ChangeView,
  products: ReadonlyMap<string, Product>,
  t: Translate,
): ReadonlyMap<string, Pending> {
  const language = useLanguage();
  return useMemo(() => {
    const found = new Map<string, Pending>();
    for (const request of view.snapshot.earlierRequests) {
      for (const { line, status, date } of request.lines) {
        if (status !== "queued" || (line.action !== "remove-profile" && line.action !== "convert-profile")) continue;
        const on = date === null ? "" : formatDate(date, "row", language);
        found.set(line.profileId, {
          requestId: request.id,
          words:
            line.action === "remove-profile"
              ? t("pendingRemoval", { date: on })
              : t("pendingConversion", { product: productName(products, line.toProductCode), date: on }),
        });
      }
    }
    return found;
  }, [view, products, t, language]);
}
