import type { ReactElement } from "react";

import { sum, vatOn } from "~/kernel/money";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import { remainingTerms, type Terms } from "~/modules/contract/domain/terms";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatDate } from "~/ui/format-date";
import { formatCents } from "~/ui/format-money";
import { Money } from "~/ui/money";
import { rich } from "~/ui/rich-text";
import { useLanguage, type Translate } from "~/ui/texts";
import type { Assessment, AssessedLine } from "../domain/assess";
import type { ChangeSnapshot } from "../domain/change-snapshot";
import { productName } from "./change-view";

type BasketBuyOutProps = {
  readonly assessment: Assessment;
  readonly snapshot: ChangeSnapshot;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly products: ReadonlyMap<string, Product>;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
  readonly error: string | null;
  readonly t: Translate;
};

/** The buy-out fee apart from everything else: its sum written out, and its own tick that names the amount (R2.8, R2.10). */
export function BasketBuyOut(props: BasketBuyOutProps): ReactElement | null {
  const { assessment, snapshot, profiles, products, t } = props;
  const language = useLanguage();
  const charged = assessment.lines.filter(({ buyOutCents }) => buyOutCents > 0);
  const totalCents = sum(charged.map(({ buyOutCents }) => buyOutCents));
  if (charged.length === 0) return null;
  const spared = assessment.lines.filter(({ allowance }) => allowance?.cover === "free" && allowance.feeCents > 0);
  const nameOf = (line: AssessedLine): string =>
    ("profileId" in line.view.line ? profiles.get(line.view.line.profileId ?? "")?.name : null) ?? t("unknownUser");
  return (
    <div className="sheet-part">
      <section className="buyout" aria-labelledby="afkoop-kop">
        <div className="buyout-head">
          <h3 id="afkoop-kop">{t("buyOutFor", { names: charged.map(nameOf).join(", ") })}</h3>
          <b className="figure-md">
            <Money cents={totalCents} />
          </b>
        </div>
        <table className="sums small mt-1">
          <caption className="vh">{t("buyOutCaption")}</caption>
          <tbody>
            {charged.map((line) => {
              const terms = line.billedUntil === null ? null : remainingTerms(snapshot.contract, line.billedUntil);
              return (
                <tr key={line.view.index}>
                  <th scope="row">
                    {nameOf(line)}
                    <span className="meta">{sumWords(line, terms)}</span>
                  </th>
                  <td>
                    <Money cents={line.buyOutCents} />
                  </td>
                </tr>
              );
            })}
            <tr className="total">
              <th scope="row">{t("buyOutTotal")}</th>
              <td>
                <Money cents={totalCents} />
              </td>
            </tr>
          </tbody>
        </table>
        {spared.length === 0 ? null : (
          <p className="small mt-2">{t("buyOutSpared", { names: spared.map(nameOf).join(", ") })}</p>
        )}
        <div className="check">
          <input
            type="checkbox"
            id="akkoord"
            name="acceptBuyOutCents"
            value={totalCents}
            checked={props.accepted}
            onChange={(event) => {
              props.onAccept(event.currentTarget.checked);
            }}
            aria-invalid={props.error === null ? undefined : true}
            aria-describedby={props.error === null ? "indien-hint" : "akkoord-fout"}
          />
          <label htmlFor="akkoord">
            {rich(
              t("buyOutAccept", {
                amount: formatCents(totalCents, language),
                withVat: formatCents(totalCents + vatOn(totalCents, snapshot.rulePack.vatPercent), language),
              }),
              { b: (words) => <b>{words}</b> },
            )}
          </label>
          {props.error === null ? null : (
            <p className="field-error hint" id="akkoord-fout">
              {props.error}
            </p>
          )}
        </div>
      </section>
    </div>
  );

  /** "€ 7,50 × 31 maanden (1 augustus 2025 t/m 29 februari 2028)" */
  function sumWords(line: AssessedLine, terms: Terms | null): string {
    const asked = line.view.line;
    if (terms === null || !("profileId" in asked)) return "";
    const before = products.get(profiles.get(asked.profileId ?? "")?.productCode ?? "");
    const after = asked.action === "convert-profile" ? products.get(asked.toProductCode) : undefined;
    return t(after ? "buyOutSumDowngrade" : "buyOutSum", {
      amount: formatCents((before?.monthlyCents ?? 0) - (after?.monthlyCents ?? 0), language),
      product: productName(products, before?.code ?? ""),
      to: productName(products, after?.code ?? ""),
      months: monthsOf(terms),
      from: formatDate(terms.from, "long", language),
      until: formatDate(terms.to, "long", language),
    });
  }

  function monthsOf(terms: Terms): string {
    const whole = Math.floor(terms.numerator / terms.denominator);
    const rest = terms.numerator - whole * terms.denominator;
    if (rest === 0) return String(whole);
    return `${whole === 0 ? "" : `${String(whole)} `}${String(rest)}/${String(terms.denominator)}`;
  }
}
