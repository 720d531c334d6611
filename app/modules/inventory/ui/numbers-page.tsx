import type { ReactElement } from "react";

import { formatPhone, formatPhoneRange } from "~/format/format-phone";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { formatDate } from "~/format/format-date";
import { Badge } from "~/ui/badge";
import { Button, LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { SelectField } from "~/ui/select-field";
import { Strip } from "~/ui/strip";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { ListedNumber, NumberBlock, NumbersFilter } from "../domain/number-list";
import type { Paged } from "~/kernel/paged";
import { promiseWords } from "../words/promise-words";
import { PagedNavigation } from "~/ui/paged-navigation";
import { PeopleTabs } from "./people-tabs";

type NumbersPageProps = {
  /** Those that match, on the page that is shown. */
  readonly numbers: Paged<ListedNumber>;
  readonly blocks: readonly NumberBlock[];
  readonly productNames: Readonly<Record<string, string>>;
  readonly filter: NumbersFilter;
  readonly addressOf: (page: number) => string;
  readonly pathOf: (e164: string) => string;
  readonly mayChange: boolean;
  readonly mayAssign: boolean;
};

/** Every number: in which block, whose, free or used, and since when. */
export function NumbersPage(props: NumbersPageProps): ReactElement {
  const { numbers, blocks, filter, addressOf, mayChange, mayAssign } = props;
  const t = useTexts("shell", "people", "names", "common");
  const isNarrowed = filter.search !== "" || filter.numberId !== null || filter.state !== null;
  const free = blocks.reduce((count, block) => count + block.free, 0);
  return (
    <>
      <PeopleTabs current="numbers" mayAssign={mayAssign} />
      <PageHead
        title={t("numbers")}
        lead={t("numbersLead", { count: free })}
        actions={
          mayChange ? (
            <LinkButton href="/changes/new#extras" icon="plus">
              {t("orderNumbers")}
            </LinkButton>
          ) : undefined
        }
      />
      {blocks.length > 0 && free === 0 && (
        <div className="mb-6">
          <Callout tone="warn">
            {t("noneFree")} {mayChange && <a href="/changes/new#extras">{t("orderNumbers")}</a>}
          </Callout>
        </div>
      )}
      <form method="get" role="search" className="filters">
        <Field name="q" type="search" label={t("searchNumbers")} defaultValue={filter.search} maxLength={100} />
        <SelectField
          name="state"
          label={t("status")}
          defaultValue={filter.state ?? ""}
          choices={[
            { value: "", label: t("allStates") },
            { value: "free", label: t("free") },
            { value: "promised", label: t("promised") },
            { value: "used", label: t("used") },
          ]}
        />
        {filter.numberId !== null && <input type="hidden" name="block" value={filter.numberId} />}
        <div className="actions">
          <Button>{t("show")}</Button>
          {isNarrowed && <a href="/numbers">{t("showAll")}</a>}
        </div>
      </form>
      {filter.numberId === null && filter.search === "" && filter.state === null && numbers.page === 1 && (
        <Blocks {...props} />
      )}
      {numbers.total === 0 ? (
        <div className="mt-8">
          <Empty icon="search" title={t("noNumbersTitle")}>
            {t(isNarrowed ? "noNumbersFound" : "noNumbersYet")}
          </Empty>
        </div>
      ) : (
        <Strip title={t("allNumbers")} titleHidden className="mt-8">
          <NumbersTable {...props} />
          <PagedNavigation list={numbers} addressOf={addressOf} />
        </Strip>
      )}
    </>
  );
}

function Blocks({ blocks, productNames }: NumbersPageProps): ReactElement | null {
  const t = useTexts("people", "names");
  const language = useLanguage();
  if (blocks.length === 0) return null;
  return (
    <Strip title={t("blocks")} className="mt-8">
      <Table caption={t("blocks")} captionHidden className="table-tight">
        <TableHead>
          <ColumnHead>{t("numbers")}</ColumnHead>
          <ColumnHead>{t("product")}</ColumnHead>
          <ColumnHead numeric>{t("used")}</ColumnHead>
          <ColumnHead numeric>{t("promised")}</ColumnHead>
          <ColumnHead numeric>{t("free")}</ColumnHead>
        </TableHead>
        <TableBody>
          {blocks.map(({ numberId, productCode, numbers, free, promised, used, endsOn }) => (
            <Row key={numberId}>
              <RowHead>
                <a href={`/numbers?block=${numberId}`}>
                  {numbers === null ? t("numberFollows") : formatPhoneRange(numbers.first, numbers.last)}
                </a>
                {endsOn !== null && (
                  <span className="meta">{t("blockEnds", { on: formatDate(endsOn, "row", language) })}</span>
                )}
              </RowHead>
              <Cell label={t("product")}>{shortProductName(productNames[productCode] ?? productCode)}</Cell>
              <Cell numeric label={t("used")}>
                {used}
              </Cell>
              <Cell numeric label={t("promised")} isVoid={promised === 0}>
                {promised > 0 ? (
                  <a
                    href={`/numbers?block=${numberId}&state=promised`}
                    aria-label={t("promisedOfBlock", { count: promised })}
                  >
                    {promised}
                  </a>
                ) : (
                  promised
                )}
              </Cell>
              <Cell numeric label={t("free")}>
                {free > 0 ? (
                  <a href={`/numbers?block=${numberId}&state=free`} aria-label={t("freeOfBlock", { count: free })}>
                    {free}
                  </a>
                ) : (
                  free
                )}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Strip>
  );
}

function NumbersTable({ numbers, productNames, pathOf, mayChange }: NumbersPageProps): ReactElement {
  const t = useTexts("people", "names");
  return (
    <Table caption={t("numbersCaption")} captionHidden>
      <TableHead>
        <ColumnHead>{t("number")}</ColumnHead>
        <ColumnHead>{t("whose")}</ColumnHead>
        <ColumnHead>{t("sinceTitle")}</ColumnHead>
        <ColumnHead>{t("product")}</ColumnHead>
        {mayChange && (
          <ColumnHead>
            <span className="vh">{t("changeVerb")}</span>
          </ColumnHead>
        )}
      </TableHead>
      <TableBody>
        {numbers.items.map((number) => {
          const { e164, numberId, productCode, holder, since, state } = number;
          return (
            <Row key={e164}>
              <RowHead className="nowrap">{formatPhone(e164)}</RowHead>
              <Cell label={t("whose")}>
                <span>
                  <WhoseNumber number={number} />
                </span>
              </Cell>
              <Cell label={t("sinceTitle")} isVoid={since === null}>
                {since !== null && <Day date={since} style="short" />}
              </Cell>
              <Cell label={t("product")}>{shortProductName(productNames[productCode] ?? productCode)}</Cell>
              {mayChange && (
                <Cell label="" isVoid={numberId === null || (holder === null && state !== "free")}>
                  <a href={pathOf(e164)}>
                    {t(holder === null ? "assign" : "swapOrRelease")}
                    <span className="vh"> {formatPhone(e164)}</span>
                  </a>
                </Cell>
              )}
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

/** Who has it until when, and who gets it from when. */
function WhoseNumber({ number }: { readonly number: ListedNumber }): ReactElement {
  const reader = useReader();
  const t = reader.texts("people", "names");
  const { language } = reader;
  const { holder, until, promised, state } = number;
  const then = promised && promiseWords(promised, reader);
  if (holder === null) {
    if (then !== null) return <Badge sign="clock">{t("promisedTo", { then })}</Badge>;
    return <>{t(state === "ending" ? "blockEnding" : "free")}</>;
  }
  return (
    <>
      {holder.personId === null ? (
        holder.name
      ) : (
        <a className="wrap-anywhere" href={`/people/${holder.personId}`}>
          {holder.name}
        </a>
      )}
      {until !== null && <span className="meta">{t("heldUntil", { date: formatDate(until, "row", language) })}</span>}
      {then !== null && <span className="meta">{t("thenFor", { then })}</span>}
    </>
  );
}
