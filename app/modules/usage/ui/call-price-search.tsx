import type { ReactElement } from "react";

import { formatCents, formatMicroEuros } from "~/format/format-money";
import type { LocalDate } from "~/kernel/local-date";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Field } from "~/ui/field";
import { Money } from "~/ui/money";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import { usersWith, type CallingPerson } from "../domain/tariffs/call-options";
import { EXAMPLE_MINUTES, type CallPrice } from "../domain/tariffs/call-price";
import { MAX_ASKED } from "../domain/tariffs/asked-destination";
import type { ShownSearch } from "../words/shown-tariffs";
import { callPriceWords } from "../words/call-price-words";

/** More destinations than one looks at: the rest unfolds. */
const SHOWN = 12;

/** What a call to a country or a number costs, with what the customer has. A form that asks for the same page. */
export function CallPriceSearch({
  search,
  on,
}: {
  readonly search: ShownSearch;
  readonly on: LocalDate | null;
}): ReactElement {
  const t = useReader().texts("tariffs", "names");
  const { text, prices, kind } = search;
  return (
    <Strip title={t("searchTitle")} id="call">
      <form className="filters" method="get" action="/tariffs#call">
        {on === null ? null : <input type="hidden" name="on" value={on} />}
        <Field
          label={t("searchLabel")}
          aria-describedby="call-hint"
          name="q"
          type="search"
          maxLength={MAX_ASKED}
          defaultValue={text}
          autoComplete="off"
        />
        <Button kind="primary">{t("searchButton")}</Button>
      </form>
      <p className="small muted mt-2" id="call-hint">
        {t("searchHint")}
      </p>
      {kind === "nothing" ? null : (
        <div className="mt-6" role="status">
          {search.isOnNet ? <Callout tone="accent">{t("onNet")}</Callout> : null}
          {prices.length === 0 ? (
            <Callout tone="warn">{t(kind === "impossible" ? "impossible" : "notFound", { asked: text })}</Callout>
          ) : search.isOnNet ? null : (
            <FoundPrices search={search} />
          )}
        </div>
      )}
    </Strip>
  );
}

function FoundPrices({ search }: { readonly search: ShownSearch }): ReactElement {
  const t = useReader().texts("tariffs", "names");
  const { text, prices } = search;
  const rest = prices.slice(SHOWN);
  return (
    <>
      <PriceTable search={search} prices={prices.slice(0, SHOWN)} caption={t("foundCaption", { asked: text })} />
      {rest.length === 0 ? null : (
        <Unfold summary={t("moreFound", { count: rest.length })}>
          <PriceTable search={search} prices={rest} caption={t("moreFound", { count: rest.length })} />
        </Unfold>
      )}
      {prices.some(({ rates }) => rates === null) ? <p className="small muted mt-3">{t("unknownPrice")}</p> : null}
      <p className="small muted mt-3">{t("callNotes")}</p>
    </>
  );
}

type PriceTableProps = {
  readonly search: ShownSearch;
  readonly prices: readonly CallPrice[];
  readonly caption: string;
};

function PriceTable({ search, prices, caption }: PriceTableProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("tariffs", "names");
  return (
    <Table className="table-inline tariffs" caption={caption} captionHidden>
      <TableHead>
        <ColumnHead>{t("calledNumber")}</ColumnHead>
        <ColumnHead>{t("zone")}</ColumnHead>
        <ColumnHead numeric>{t("start")}</ColumnHead>
        <ColumnHead numeric>{t("perMinute")}</ColumnHead>
        {EXAMPLE_MINUTES.map((count) => (
          <ColumnHead numeric key={count}>
            {t("minutes", { count })}
          </ColumnHead>
        ))}
        <ColumnHead>{t("freeWith")}</ColumnHead>
      </TableHead>
      <TableBody>
        {prices.map((price) => {
          const words = callPriceWords(price, reader);
          return (
            <Row key={JSON.stringify(price)}>
              <RowHead>{words}</RowHead>
              <Cell label={t("zone")} isVoid={price.zone === null}>
                {price.zone === "NL" ? "NL" : (price.zone ?? "").slice(1)}
              </Cell>
              <RateCell microEuros={price.rates?.startMicroEuros ?? null} label={t("start")} />
              <RateCell microEuros={price.rates?.perMinuteMicroEuros ?? null} label={t("perMinute")} />
              {price.examples.map(({ minutes, fixedCents, mobileCents }) => (
                <Cell numeric key={minutes} label={t("minutes", { count: minutes })} isVoid={fixedCents === null}>
                  <Money cents={fixedCents ?? 0} />
                  {mobileCents === null || mobileCents === fixedCents ? null : (
                    <span className="meta">{t("withMobile", { amount: moneyOf(mobileCents) })}</span>
                  )}
                </Cell>
              ))}
              <Cell label={t("freeWith")}>
                <FreeWith price={price} search={search} />
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );

  function moneyOf(cents: number): string {
    return formatCents(cents, reader.language);
  }
}

function FreeWith({ price, search }: { readonly price: CallPrice; readonly search: ShownSearch }): ReactElement {
  const t = useReader().texts("tariffs", "names");
  if (price.called === "free") return <>{t("freeAnyway")}</>;
  if (price.called === "paid" || price.called === "no-tariff") return <>{t("never")}</>;
  if (price.includedIn === null) return <>{t("noOption")}</>;
  const option = search.optionNames[price.includedIn] ?? price.includedIn;
  const users = usersWith({ exchange: [], ...search.options }, price.includedIn);
  if (users.length === 0) return <>{t("freeForNobody", { option })}</>;
  if (users.length === search.options.fixedUsers) return <>{t("freeForAll", { option })}</>;
  return (
    <Unfold summary={t("freeFor", { option, count: users.length })}>
      <People users={users} />
    </Unfold>
  );
}

/** Enough names to recognise who is meant. */
const NAMED = 30;

function People({ users }: { readonly users: readonly CallingPerson[] }): ReactElement {
  const t = useReader().texts("names");
  const named = users.slice(0, NAMED).map(({ name, profileId }) => name ?? profileId);
  const more = users.length - named.length;
  return (
    <p className="small muted">
      {named.join(", ")}
      {more > 0 ? `, + ${t("userCount", { count: more })}` : ""}
    </p>
  );
}

function RateCell({ microEuros, label }: { readonly microEuros: number | null; readonly label: string }): ReactElement {
  const { language } = useReader();
  return (
    <Cell numeric label={label} isVoid={microEuros === null}>
      {formatMicroEuros(microEuros ?? 0, language)}
    </Cell>
  );
}
