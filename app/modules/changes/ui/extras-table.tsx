import { memo, useMemo, type ReactElement } from "react";

import { addWorkingDays } from "~/kernel/working-days";
import { countryName } from "~/format/country-name";
import { Day } from "~/ui/day";
import { Unfold } from "~/ui/unfold";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { isLifted, refusalsBeside } from "../domain/desk/offers";
import { findingWords } from "../words/finding-words";
import {
  dutchNumberOffers,
  groupOptionOffers,
  numberOffers,
  type ExtrasTableProps,
  type NumberChoice,
  type Offer,
} from "./extras-offers";

/** What can be added or removed for the whole company: group options, numbers, phones (R2.6). Numbers abroad unfold. */
export const ExtrasTable = memo(function ExtrasTable(props: ExtrasTableProps): ReactElement | null {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const isVoice = props.categories.includes("voice");
  const offers = [...groupOptionOffers(props, reader), ...(isVoice ? dutchNumberOffers(props, reader) : [])];
  const abroad = isVoice ? numberOffers(props, reader, ({ countries }) => !countries.includes("NL")) : [];
  if (offers.length === 0 && abroad.length === 0) return null;
  return (
    <details className="strip fold" name="desk" id="extras">
      <summary>
        <Icon name="right" small />
        <h2>{t("extrasTitle")}</h2> <span className="small subtle">{t("offerCount", { count: offers.length })}</span>
      </summary>
      <div className="extras-body">
        <OfferTable {...props} offers={offers} caption={t("extrasCaption")} />
        {abroad.length === 0 ? null : (
          <Unfold summary={t("numbersAbroad")}>
            <OfferTable {...props} offers={abroad} caption={t("numbersAbroad")} />
          </Unfold>
        )}
        <p className="small mt-3">
          <a href="/tariffs">{t("allTariffs")}</a>
        </p>
      </div>
    </details>
  );
});

/** Of a block that cannot go: more names would hide the rest of the table. */
const NAMED_USERS = 5;

type OfferTableProps = ExtrasTableProps & { readonly offers: readonly Offer[]; readonly caption: string };

function OfferTable({
  offers,
  caption,
  view,
  asked,
  assessed,
  refusals,
  calendar,
  onAdd,
}: OfferTableProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const beside = useMemo(() => refusalsBeside(refusals, assessed, view.snapshot), [refusals, assessed, view.snapshot]);
  const refusalOf = (key: string): string | null => {
    const finding = beside[key];
    if (!finding || isLifted(finding, asked, view.snapshot)) return null;
    const isOfMany = finding.code === "NUMBER_IN_USE" && finding.users.length > NAMED_USERS;
    return isOfMany ? t("numbersInUse", { count: finding.users.length }) : findingWords(finding, reader);
  };
  return (
    <Table className="table-inline extras" captionHidden caption={caption}>
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
                {[...offer.notes, ...(refusal === null ? [] : [refusal])].map((note) => (
                  <span className="meta" key={note}>
                    {note}
                  </span>
                ))}
                {offer.choice === null || refusal !== null ? null : (
                  <ChoiceField choice={offer.choice} title={offer.title} />
                )}
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
                      const { form } = event.currentTarget;
                      event.preventDefault();
                      onAdd(offer.lineFrom(form === null ? new FormData() : new FormData(form)));
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
  );
}

/** The country of a number abroad, or the area of a Dutch one (R5.11). */
function ChoiceField({ choice, title }: { readonly choice: NumberChoice; readonly title: string }): ReactElement {
  const reader = useReader();
  const t = reader.texts("changes", "names");
  const id = `choice-${choice.name}`;
  if (choice.kind === "area") {
    return (
      <span className="field choice-field">
        <label htmlFor={id}>
          {t("areaCode")} <span className="vh">{title}</span>
        </label>
        <input
          className="input"
          id={id}
          name={choice.name}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
        />
        <span className="hint" id={`${id}-hint`}>
          {t("areaCodeHint", { fallback: choice.fallback })}
        </span>
      </span>
    );
  }
  return (
    <span className="field choice-field">
      <label htmlFor={id}>
        {t("country")} <span className="vh">{title}</span>
      </label>
      <span className="select">
        <select id={id} name={choice.name} defaultValue={choice.countries[0]}>
          {choice.countries.map((country) => (
            <option key={country} value={country}>
              {countryName(country, reader.language)}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </span>
  );
}

function Amount({ cents, label }: { readonly cents: number; readonly label: string }): ReactElement {
  return (
    <Cell numeric isVoid={cents === 0} label={label}>
      {cents === 0 ? "–" : <Money cents={cents} />}
    </Cell>
  );
}
