import { memo, type ReactElement } from "react";

import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import { expansionCents, type Product } from "~/modules/catalogue/domain/catalogue";
import { Day } from "~/ui/day";
import { formatPhone } from "~/ui/format-phone";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import type { Translate } from "~/ui/texts";
import type { ExtraLine } from "../domain/change-draft";
import type { ChangeSnapshot } from "../domain/change-snapshot";
import { productName, type ChangeView } from "./change-view";

type ExtrasTableProps = {
  readonly view: ChangeView;
  readonly category: string;
  readonly products: ReadonlyMap<string, Product>;
  readonly calendar: WorkingCalendar;
  readonly onAdd: (line: ExtraLine) => void;
  readonly t: Translate;
};

type Offer = {
  readonly key: string;
  readonly title: string;
  readonly note: string | null;
  readonly monthlyCents: number;
  readonly onceCents: number;
  readonly workingDays: number;
  readonly intent: string;
  readonly button: string;
  readonly line: ExtraLine;
};

/** What can be added or removed for the whole company: group options, numbers, phones (R2.6). */
export const ExtrasTable = memo(function ExtrasTable(props: ExtrasTableProps): ReactElement | null {
  const { view, products, calendar, t } = props;
  const offers = [
    ...groupOptionOffers(view.snapshot, products, props.category, t),
    ...(props.category === "voice" ? numberOffers(view, products, t) : []),
  ];
  if (offers.length === 0) return null;
  return (
    <section className="strip" aria-labelledby="groep-kop">
      <div className="strip-head">
        <h2 id="groep-kop">{t("extrasTitle")}</h2>
      </div>
      <Table className="table-inline extras" captionHidden caption={t("extrasCaption")}>
        <TableHead>
          <ColumnHead>{t("product")}</ColumnHead>
          <ColumnHead numeric>{t("perMonth")}</ColumnHead>
          <ColumnHead numeric>{t("once")}</ColumnHead>
          <ColumnHead>{t("possibleFrom")}</ColumnHead>
          <ColumnHead>
            <span className="vh">{t("action")}</span>
          </ColumnHead>
        </TableHead>
        <TableBody>
          {offers.map((offer) => (
            <Row key={offer.key}>
              <RowHead>
                {offer.title}
                {offer.note === null ? null : <span className="meta">{offer.note}</span>}
              </RowHead>
              <Amount cents={offer.monthlyCents} label={t("perMonth")} />
              <Amount cents={offer.onceCents} label={t("once")} />
              <Cell className="nowrap" label={t("possibleFrom")}>
                <Day date={addWorkingDays(view.snapshot.receivedOn, offer.workingDays, calendar)} style="row" />
              </Cell>
              <Cell numeric className="x-act">
                <button
                  className="btn btn-sm"
                  type="submit"
                  name="intent"
                  value={offer.intent}
                  aria-label={`${offer.button}: ${offer.title}`}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onAdd(offer.line);
                  }}
                >
                  {offer.button}
                </button>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
});

function Amount({ cents, label }: { readonly cents: number; readonly label: string }): ReactElement {
  return (
    <Cell numeric isVoid={cents === 0} label={label}>
      {cents === 0 ? "–" : <Money cents={cents} />}
    </Cell>
  );
}

function groupOptionOffers(
  snapshot: ChangeSnapshot,
  products: ReadonlyMap<string, Product>,
  category: string,
  t: Translate,
): Offer[] {
  const { leadTimes } = snapshot.rulePack;
  return [...products.values()]
    .filter((product) => product.scope === "group_option" && product.category === category)
    .map((product) => {
      const inUse = snapshot.groupOptions.includes(product.code);
      return {
        key: product.code,
        title: productName(products, product.code),
        note: inUse ? t("inUse") : null,
        monthlyCents: product.monthlyCents,
        onceCents: inUse ? 0 : expansionCents(product),
        workingDays: inUse ? leadTimes.noLicence : leadTimes.licence,
        intent: `${inUse ? "group-remove" : "group-add"}:${product.code}`,
        button: t(inUse ? "removeButton" : "addShort"),
        line: { action: inUse ? "remove-option" : "add-option", profileId: null, productCode: product.code },
      };
    });
}

/** Dutch numbers; those of other countries are ordered by phone or API, where the country can be said. */
function numberOffers(view: ChangeView, products: ReadonlyMap<string, Product>, t: Translate): Offer[] {
  const { leadTimes, fit } = view.snapshot.rulePack;
  const orderable = [...products.values()].filter(
    (product) =>
      product.scope === "number" &&
      product.countries.includes("NL") &&
      !fit.notSelfService.codes.includes(product.code) &&
      !fit.notSelfService.prefixes.some((prefix) => product.code.startsWith(prefix)),
  );
  return [
    ...orderable.map((product): Offer => ({
      key: product.code,
      title: productName(products, product.code),
      note: null,
      monthlyCents: product.monthlyCents,
      onceCents: expansionCents(product),
      workingDays: leadTimes.licence,
      intent: `number-add:${product.code}`,
      button: t("addShort"),
      line: { action: "add-number", productCode: product.code, quantity: 1, country: "NL", areaCode: null },
    })),
    ...(view.snapshot.numbers ?? []).map((number): Offer => {
      const range = view.numberRanges[number.id];
      const first = range?.first ?? null;
      return {
        key: number.id,
        title:
          first === null
            ? productName(products, number.productCode)
            : range?.last === first || range?.last == null
              ? formatPhone(first)
              : `${formatPhone(first)} – ${formatPhone(range.last)}`,
        note: t("inUse"),
        monthlyCents: products.get(number.productCode)?.monthlyCents ?? 0,
        onceCents: 0,
        workingDays: leadTimes.noLicence,
        intent: `number-remove:${number.id}`,
        button: t("removeButton"),
        line: { action: "remove-number", numberId: number.id },
      };
    }),
  ];
}
