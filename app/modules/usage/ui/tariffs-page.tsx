import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { formatMicroEuros } from "~/format/format-money";
import type { LocalDate } from "~/kernel/local-date";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Money } from "~/ui/money";
import { PageHead } from "~/ui/page-head";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useReader } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import { ZONES } from "../domain/rating/rate-sheet";
import type { CountryRate } from "../domain/tariffs/country-rates";
import { countryNames } from "../words/call-price-words";
import type { TariffRow, TariffSection } from "../words/tariff-rows";
import type { ShownTariffs } from "../words/shown-tariffs";
import { CallPriceSearch } from "./call-price-search";
import { UsageTabs } from "./usage-tabs";

/** Every price of every module, and what calls cost: by the same data that bills them (R4.6, R6). */
export function TariffsPage(props: ShownTariffs): ReactElement {
  const reader = useReader();
  const t = reader.texts("tariffs", "names");
  const { on, upcoming, today, since, sections, sheet, countries } = props;
  const day = (date: LocalDate): string => formatDate(date, "long", reader.language);
  const query = on === today ? "" : `?on=${on}`;
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead", { products: day(since.products), calls: day(since.calls ?? since.products) })}
        actions={
          <LinkButton href={`/tariffs.csv${query}`} icon="download">
            {t("csv")}
          </LinkButton>
        }
      />
      <UsageTabs path="/tariffs" />
      {upcoming.length === 0 ? null : (
        <nav className="segmented mb-6" aria-label={t("whenColumn")}>
          <a href="/tariffs" aria-current={on === today ? "page" : undefined}>
            {t("nowTitle")}
          </a>
          {upcoming.map((date) => (
            <a key={date} href={`/tariffs?on=${date}`} aria-current={on === date ? "page" : undefined}>
              {t("fromDateTitle", { date: day(date) })}
            </a>
          ))}
        </nav>
      )}
      {on === today ? null : <Callout>{t("upcomingNews", { date: day(on) })}</Callout>}
      <CallPriceSearch search={props.search} on={on === today ? null : on} />
      <Strip title={t("productsTitle")} className="mt-12">
        <p className="small muted mb-6">{t("demoNote")}</p>
        {sections.map((section) => (
          <Unfold key={section.key} summary={`${section.title} (${String(section.rows.length)})`}>
            <ProductTable section={section} />
          </Unfold>
        ))}
      </Strip>
      {sheet === null ? null : (
        <Strip title={t("callsTitle")} className="mt-12">
          <Unfold summary={t("zonesTitle")}>
            <ZoneTable sheet={sheet} countries={countries} />
          </Unfold>
          <Unfold summary={t("usage.service-number")}>
            <PaidTable sheet={sheet} />
          </Unfold>
          <Unfold summary={t("mobileTitle")}>
            <MobileTable sheet={sheet} />
          </Unfold>
        </Strip>
      )}
    </>
  );
}

function ProductTable({ section }: { readonly section: TariffSection }): ReactElement {
  const t = useReader().texts("tariffs", "names");
  const isNumbers = section.key === "numbers";
  return (
    <Table className="table-inline tariffs" caption={section.title} captionHidden>
      <TableHead>
        <ColumnHead>{t("product")}</ColumnHead>
        <ColumnHead numeric>{t("perMonth")}</ColumnHead>
        <ColumnHead numeric>{isNumbers ? t("once") : t("firstInstall")}</ColumnHead>
        {isNumbers ? null : <ColumnHead numeric>{t("expansion")}</ColumnHead>}
      </TableHead>
      <TableBody>
        {section.rows.map((row) => (
          <Row key={row.product.code} id={row.product.code}>
            <RowHead>
              <ProductWords row={row} />
            </RowHead>
            <Cell numeric label={t("perMonth")}>
              <Money cents={row.product.monthlyCents} />
              <span className="meta">{row.unit}</span>
            </Cell>
            <Cell numeric label={isNumbers ? t("once") : t("firstInstall")}>
              <Money cents={row.product.firstInstallCents} />
            </Cell>
            {isNumbers ? null : (
              <Cell numeric label={t("expansion")} isVoid={row.expansionCents === null}>
                <Money cents={row.expansionCents ?? 0} />
              </Cell>
            )}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function ProductWords({ row }: { readonly row: TariffRow }): ReactElement {
  const t = useReader().texts("tariffs", "names");
  const { product, countries, notes, orderHref } = row;
  const name = shortProductName(product.name);
  return (
    <>
      {name} {product.source === "demo" ? <span className="badge">{t("demo")}</span> : null}
      {countries.length === 0 ? null : <span className="meta">{countries.join(", ")}</span>}
      {notes.map((note) => (
        <span className="meta" key={note}>
          {note}
        </span>
      ))}
      {orderHref === null ? null : (
        <span className="meta no-print">
          <a href={orderHref} aria-label={`${t("orderHere")}: ${name}`}>
            {t("orderHere")}
          </a>
        </span>
      )}
    </>
  );
}

type Sheet = NonNullable<ShownTariffs["sheet"]>;

function ZoneTable({
  sheet,
  countries,
}: {
  readonly sheet: Sheet;
  readonly countries: readonly CountryRate[];
}): ReactElement {
  const reader = useReader();
  const t = reader.texts("tariffs", "names");
  return (
    <>
      <p className="small muted mb-4">{t("zoneNote")}</p>
      <Table className="table-inline tariffs" caption={t("zonesTitle")} captionHidden>
        <TableHead>
          <ColumnHead>{t("zone")}</ColumnHead>
          <ColumnHead numeric>{t("start")}</ColumnHead>
          <ColumnHead numeric>{t("zoneFixed")}</ColumnHead>
          <ColumnHead numeric>{t("zoneMobile")}</ColumnHead>
        </TableHead>
        <TableBody>
          {ZONES.map((zone) => {
            const rate = sheet.zones.find((each) => each.zone === zone);
            if (!rate) return null;
            const within = countries.filter((each) => each.zone === zone);
            const free = within.filter(({ isInEuNaBundle }) => isInEuNaBundle).map(({ country }) => country);
            const rest = within.filter(({ isInEuNaBundle }) => !isInEuNaBundle).map(({ country }) => country);
            const names = [...countryNames(free, reader).map((name) => `${name}*`), ...countryNames(rest, reader)];
            return (
              <Row key={zone}>
                <RowHead>
                  {zone === "NL" ? rate.name : `${zone.slice(1)}. ${rate.name}`}
                  {names.length === 0 ? null : (
                    <Unfold summary={`${t("zoneCountries")} (${String(names.length)})`}>
                      <p className="small muted">
                        {names.join(", ")}
                        {free.length === 0 ? null : <span className="meta">{t("inEuNa")}</span>}
                      </p>
                    </Unfold>
                  )}
                </RowHead>
                <Rate microEuros={rate.startMicroEuros} label={t("start")} />
                <Rate microEuros={rate.fixedMicroEuros} label={t("zoneFixed")} />
                <Rate microEuros={rate.mobileMicroEuros} label={t("zoneMobile")} />
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </>
  );
}

function PaidTable({ sheet }: { readonly sheet: Sheet }): ReactElement {
  const t = useReader().texts("tariffs", "names");
  return (
    <>
      <p className="small muted mb-4">{t("paidNote")}</p>
      <Table className="table-inline tariffs" caption={t("usage.service-number")} captionHidden>
        <TableHead>
          <ColumnHead>{t("calledNumber")}</ColumnHead>
          <ColumnHead numeric>{t("start")}</ColumnHead>
          <ColumnHead numeric>{t("perMinute")}</ColumnHead>
        </TableHead>
        <TableBody>
          {sheet.serviceNumbers.map(({ prefix, startMicroEuros, perMinuteMicroEuros }) => (
            <Row key={prefix}>
              <RowHead>
                {t("paidNumbers", { prefix })} <span className="badge">{t("demo")}</span>
              </RowHead>
              <Rate microEuros={startMicroEuros} label={t("start")} />
              <Rate microEuros={perMinuteMicroEuros} label={t("perMinute")} />
            </Row>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

const MOBILE_KINDS = ["call", "call-incoming", "sms", "data"] as const;
const PLACES = ["NL", "roaming-eu", "roaming-world"] as const;
const UNITS = { call: "minute", "call-incoming": "minute", sms: "message", data: "megabyte" } as const;

function MobileTable({ sheet }: { readonly sheet: Sheet }): ReactElement {
  const t = useReader().texts("tariffs", "names");
  return (
    <>
      <p className="small muted mb-4">{t("mobileNote")}</p>
      <Table className="table-inline tariffs" caption={t("mobileTitle")} captionHidden>
        <TableHead>
          <ColumnHead>{t("whatColumn")}</ColumnHead>
          {PLACES.map((place) => (
            <ColumnHead numeric key={place}>
              {t(`place.${place}`)}
            </ColumnHead>
          ))}
        </TableHead>
        <TableBody>
          {MOBILE_KINDS.map((kind) => (
            <Row key={kind}>
              <RowHead>
                {t(`mobile.${kind}`)} <span className="meta">{t(`unit.${UNITS[kind]}`)}</span>
              </RowHead>
              {PLACES.map((place) => {
                const rate = sheet.mobile.find((each) => each.kind === kind && each.zone === place);
                return <Rate key={place} microEuros={rate?.microEuros ?? null} label={t(`place.${place}`)} />;
              })}
            </Row>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

function Rate({ microEuros, label }: { readonly microEuros: number | null; readonly label: string }): ReactElement {
  const { language } = useReader();
  return (
    <Cell numeric label={label} isVoid={microEuros === null}>
      {formatMicroEuros(microEuros ?? 0, language)}
    </Cell>
  );
}
