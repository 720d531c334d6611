import type { Reader } from "~/format/texts";
import { memo, type ReactElement } from "react";

import { addWorkingDays, type WorkingCalendar } from "~/kernel/working-days";
import { expansionCents, type Product } from "~/modules/catalogue/domain/catalogue";
import { Day } from "~/ui/day";
import { formatPhoneRange } from "~/format/format-phone";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { productName } from "../words/product-name";
import type { ExtraLine } from "../domain/desk/change-draft";
import type { ChangeLine } from "../domain/change-line";
import { findingWords } from "../words/finding-words";
import { groupOptionsOf, isLifted, OFFERED_COUNTRY, type Refusals } from "../domain/desk/offers";
import { monthlyOf, type ChangeView } from "./change-view";

type ExtrasTableProps = {
  readonly view: ChangeView;
  readonly category: string;
  readonly orderable: ReadonlyMap<string, Product>;
  readonly products: ReadonlyMap<string, Product>;
  /** Why something would be refused, by product code and number id. */
  readonly refusals: Refusals["shared"];
  /** What is asked already. */
  readonly asked: readonly ChangeLine[];
  readonly calendar: WorkingCalendar;
  readonly onAdd: (line: ExtraLine) => void;
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
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const { view, calendar } = props;
  const offers = [
    ...groupOptionOffers(props, reader),
    ...(props.category === "voice" ? numberOffers(props, reader) : []),
  ];
  const refusalOf = (key: string): string | null => {
    const finding = props.refusals[key];
    return finding && !isLifted(finding, props.asked, view.snapshot) ? findingWords(finding, reader) : null;
  };
  if (offers.length === 0) return null;
  return (
    <details className="strip fold" id="extras">
      <summary>
        <Icon name="right" small />
        <h2>{t("extrasTitle")}</h2> <span className="small subtle">{t("offerCount", { count: offers.length })}</span>
      </summary>
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
          {offers.map((offer) => {
            const refusal = refusalOf(offer.key);
            return (
              <Row key={offer.key}>
                <RowHead>
                  {offer.title}
                  {offer.note === null ? null : <span className="meta">{offer.note}</span>}
                  {refusal === null ? null : <span className="meta">{refusal}</span>}
                </RowHead>
                <Amount cents={offer.monthlyCents} label={t("perMonth")} />
                <Amount cents={offer.onceCents} label={t("once")} />
                <Cell className="nowrap" label={t("possibleFrom")} isVoid={refusal !== null}>
                  {refusal === null ? (
                    <Day date={addWorkingDays(view.snapshot.receivedOn, offer.workingDays, calendar)} style="row" />
                  ) : (
                    "–"
                  )}
                </Cell>
                <Cell numeric className="x-act" isVoid={refusal !== null} label="">
                  {refusal === null ? (
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
                  ) : (
                    ""
                  )}
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </details>
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
  { view: { snapshot }, orderable, products, category }: ExtrasTableProps,
  reader: Reader,
): Offer[] {
  const t = reader.texts("changes");
  const { leadTimes } = snapshot.rulePack;
  return groupOptionsOf(category, orderable.values(), snapshot).map((product): Offer => {
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

function numberOffers({ view, orderable, products }: ExtrasTableProps, reader: Reader): Offer[] {
  const t = reader.texts("changes");
  const { leadTimes } = view.snapshot.rulePack;
  const offered = [...orderable.values()].filter(
    ({ scope, countries }) => scope === "number" && countries.includes(OFFERED_COUNTRY),
  );
  return [
    ...offered.map((product): Offer => ({
      key: product.code,
      title: productName(products, product.code),
      note: null,
      monthlyCents: product.monthlyCents,
      onceCents: expansionCents(product),
      workingDays: leadTimes.licence,
      intent: `number-add:${product.code}`,
      button: t("addShort"),
      line: { action: "add-number", productCode: product.code, quantity: 1, country: OFFERED_COUNTRY, areaCode: null },
    })),
    ...(view.snapshot.numbers ?? []).map((number): Offer => {
      return {
        key: number.id,
        title:
          number.numbers === null
            ? productName(products, number.productCode)
            : formatPhoneRange(number.numbers.first, number.numbers.last),
        note: t("inUse"),
        monthlyCents: monthlyOf(products, number.productCode),
        onceCents: 0,
        workingDays: leadTimes.noLicence,
        intent: `number-remove:${number.id}`,
        button: t("removeButton"),
        line: { action: "remove-number", numberId: number.id },
      };
    }),
  ];
}
