import type { ReactElement } from "react";

import { groupBy } from "~/kernel/group-by";
import { sum, vatOn } from "~/kernel/money";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import { remainingTerms, type Terms } from "~/modules/contract/domain/terms";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatDate } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { rich } from "~/ui/rich-text";
import { useLanguage, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import { productName } from "../words/product-name";
import type { Assessment, AssessedLine } from "../domain/evaluation/assess";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { profileIdOf } from "../domain/change-line";
import { monthlyOf } from "./change-view";
import type { RequestWords } from "../words/request-words";

type BasketBuyOutProps = {
  readonly assessment: Assessment;
  readonly snapshot: ChangeSnapshot;
  readonly profiles: ReadonlyMap<string, ProfileInService>;
  readonly products: ReadonlyMap<string, Product>;
  readonly words: RequestWords;
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
  readonly error: string | null;
};

/** More names than this are a number. */
const MOST_NAMES = 3;

/** The buy-out fee apart from everything else: its sum written out, and its own tick that names the amount (R2.8, R2.10). */
export function BasketBuyOut(props: BasketBuyOutProps): ReactElement | null {
  const t = useTexts("changes", "names");
  const { assessment, snapshot, profiles, products, words } = props;
  const language = useLanguage();
  const charged = assessment.lines.filter(({ buyOutCents }) => buyOutCents > 0);
  const totalCents = sum(charged.map(({ buyOutCents }) => buyOutCents));
  if (charged.length === 0) return null;
  const { fee, freeFirst } = snapshot.rulePack.downscale;
  const sparedKey = freeFirst === "highest-fee" ? "buyOutSpared" : "buyOutSparedInOrder";
  // Free room has a choice only where it is short; a device costs its fee whatever room there is.
  const short = new Set(charged.flatMap((line) => (line.allowance?.cover === "above" ? [categoryOf(line)] : [])));
  const spared = assessment.lines.filter(
    (line) => line.allowance?.cover === "free" && line.allowance.feeCents > 0 && short.has(categoryOf(line)),
  );
  return (
    <div className="sheet-part">
      <section className="buyout" aria-labelledby="buy-out-title">
        <div className="buyout-head">
          <h3 id="buy-out-title">{t("buyOutFor", { names: namesOf(charged) })}</h3>
          <b className="figure-md">
            <Money cents={totalCents} />
          </b>
        </div>
        {spared.length === 0 ? null : <p className="small mt-1">{t(sparedKey, { names: namesOf(spared) })}</p>}
        <Unfold name="basket" summary={t("buyOutHow", { amount: formatCents(totalCents, language) })}>
          <table className="sums small mt-1">
            <caption className="vh">{t("buyOutCaption")}</caption>
            <tbody>
              {equalSums(charged).map(({ lines, sumWords }) => (
                <tr key={lines[0]?.view.index}>
                  <th scope="row">
                    {lines.length === 1 ? namesOf(lines) : words.ofGroup(lines.map(({ view }) => view.index)).title}
                    <span className="meta">
                      {lines.length === 1 ? sumWords : t("buyOutSumEach", { count: lines.length, sum: sumWords })}
                    </span>
                    {lines.length === 1 ? null : (
                      <details className="unfold">
                        <summary>
                          <Icon name="right" small />
                          {t("buyOutWho")}
                        </summary>
                        <span className="meta">{lines.map(nameOf).join(", ")}</span>
                      </details>
                    )}
                  </th>
                  <td>
                    <Money cents={sum(lines.map(({ buyOutCents }) => buyOutCents))} />
                  </td>
                </tr>
              ))}
              <tr className="total">
                <th scope="row">{t("buyOutTotal")}</th>
                <td>
                  <Money cents={totalCents} />
                </td>
              </tr>
            </tbody>
          </table>
        </Unfold>
        <div className="check">
          <input
            type="checkbox"
            id="accept"
            name="acceptBuyOutCents"
            value={totalCents}
            checked={props.accepted}
            onChange={(event) => {
              props.onAccept(event.currentTarget.checked);
            }}
            aria-invalid={props.error === null ? undefined : true}
            aria-describedby={props.error === null ? "submit-hint" : "accept-error"}
          />
          <label htmlFor="accept">
            {rich(
              t("buyOutAccept", {
                amount: formatCents(totalCents, language),
                withVat: formatCents(totalCents + vatOn(totalCents, snapshot.rulePack.vatPercent), language),
              }),
              { b: (words) => <b>{words}</b> },
            )}
          </label>
          {props.error === null ? null : (
            <p className="field-error hint" id="accept-error">
              {props.error}
            </p>
          )}
        </div>
      </section>
    </div>
  );

  function categoryOf(line: AssessedLine): string | null {
    return profiles.get(profileIdOf(line.view.line) ?? "")?.category ?? null;
  }

  function nameOf(line: AssessedLine): string {
    return profiles.get(profileIdOf(line.view.line) ?? "")?.name ?? t("unnamedUser");
  }

  function namesOf(lines: readonly AssessedLine[]): string {
    return lines.length > MOST_NAMES ? t("userCount", { count: lines.length }) : lines.map(nameOf).join(", ");
  }

  /** Fees of the same sum together, as soon as those are many. */
  function equalSums(lines: readonly AssessedLine[]): { lines: AssessedLine[]; sumWords: string }[] {
    const found = groupBy(lines, (line) =>
      sumWordsOf(line, line.billedUntil === null ? null : remainingTerms(snapshot.contract, line.billedUntil)),
    );
    return [...found].flatMap(([sumWords, same]) =>
      same.length > MOST_NAMES ? [{ lines: same, sumWords }] : same.map((line) => ({ lines: [line], sumWords })),
    );
  }

  /** "€ 7,50 × 31 maanden (1 augustus 2025 t/m 29 februari 2028)" */
  function sumWordsOf(line: AssessedLine, terms: Terms | null): string {
    const asked = line.view.line;
    if (terms === null || !("profileId" in asked)) return "";
    const before = profiles.get(asked.profileId ?? "")?.productCode;
    if (before === undefined) return "";
    const after = asked.action === "convert-profile" ? asked.toProductCode : null;
    const afterCents = after === null ? 0 : monthlyOf(products, after);
    if (fee.kind === "fixed") return t("buyOutFixed");
    const sumWords = t(after === null ? "buyOutSum" : "buyOutSumDowngrade", {
      amount: formatCents(monthlyOf(products, before) - afterCents, language),
      product: productName(products, before),
      to: after === null ? "" : productName(products, after),
      months: monthsOf(terms),
      from: formatDate(terms.from, "long", language),
      until: formatDate(terms.to, "long", language),
    });
    return fee.percent === 100 ? sumWords : t("buyOutPart", { percent: fee.percent, sum: sumWords });
  }

  function monthsOf(terms: Terms): string {
    const whole = Math.floor(terms.numerator / terms.denominator);
    const rest = terms.numerator - whole * terms.denominator;
    if (rest === 0) return String(whole);
    return `${whole === 0 ? "" : `${String(whole)} `}${String(rest)}/${String(terms.denominator)}`;
  }
}
