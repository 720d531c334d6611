import type { ReactElement } from "react";

import { formatCents } from "~/format/format-money";
import { formatPhone } from "~/format/format-phone";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Field } from "~/ui/field";
import { Money } from "~/ui/money";
import { PageHead } from "~/ui/page-head";
import { SelectField } from "~/ui/select-field";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useLanguage, useTexts } from "~/ui/texts";
import type { Everyone, PeopleFilter, PersonLine, PersonOverview } from "../domain/person";
import type { Paged } from "~/kernel/paged";
import { PagedNavigation } from "~/ui/paged-navigation";
import { PeopleTabs } from "./people-tabs";

type PeoplePageProps = {
  /** Those who match, on the page that is shown. */
  readonly people: Paged<PersonOverview>;
  /** Everyone with something, whatever the filter. */
  readonly everyone: Everyone;
  readonly costCentres: readonly string[];
  readonly categories: readonly Category[];
  readonly filter: PeopleFilter;
  readonly addressOf: (page: number) => string;
  readonly mayChange: boolean;
  readonly mayAssign: boolean;
};

/** The columns: connections to the internet stand with the televisions, as neither has a telephone number. */
const COLUMNS = [
  { textKey: "fixed", categories: ["voice"] },
  { textKey: "category.mobile", categories: ["mobile"] },
  { textKey: "other", categories: ["tv", "internet"] },
] as const satisfies readonly { textKey: string; categories: readonly Category[] }[];

/** Everyone with a telephone, a connection or a screen, over all modules. */
export function PeoplePage(props: PeoplePageProps): ReactElement {
  const { people, everyone, costCentres, categories, filter, addressOf, mayChange, mayAssign } = props;
  const t = useTexts("shell", "people", "names", "common", "modules");
  const language = useLanguage();
  const isNarrowed = filter.search !== "" || filter.category !== null || filter.costCentre !== null;
  return (
    <>
      <PeopleTabs current="people" mayAssign={mayAssign} />
      <PageHead
        title={t("tabPeople")}
        lead={t("peopleLead", { count: everyone.count, total: formatCents(everyone.monthlyCents, language) })}
        actions={
          mayChange ? (
            <>
              <LinkButton href="/people/savings" kind="quiet">
                {t("savingsTitle")}
              </LinkButton>
              <LinkButton href="/people/import">{t("several")}</LinkButton>
              <LinkButton href="/people/new" kind="primary" icon="plus">
                {t("somebodyStarts")}
              </LinkButton>
            </>
          ) : (
            <LinkButton href="/people/savings" kind="quiet">
              {t("savingsTitle")}
            </LinkButton>
          )
        }
      />
      <form method="get" role="search" className="filters">
        <Field name="q" type="search" label={t("searchUsers")} defaultValue={filter.search} maxLength={100} />
        {categories.length > 1 && (
          <SelectField
            name="module"
            label={t("module")}
            defaultValue={filter.category ?? ""}
            choices={[
              { value: "", label: t("allModules") },
              ...categories.map((category) => ({ value: category, label: t(`category.${category}`) })),
            ]}
          />
        )}
        {costCentres.length > 0 && (
          <SelectField
            name="costCentre"
            label={t("costCentre")}
            defaultValue={filter.costCentre ?? ""}
            choices={[
              { value: "", label: t("allCostCentres") },
              ...costCentres.map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <div className="actions">
          <Button>{t("show")}</Button>
          {isNarrowed && <a href="/people">{t("showAll")}</a>}
        </div>
      </form>
      {people.total === 0 ? (
        <div className="mt-8">
          <Empty icon="search" title={t("nobodyTitle")}>
            {t(isNarrowed ? "nobody" : "nothing")}
          </Empty>
        </div>
      ) : (
        <>
          <Table caption={t("peopleCaption")} captionHidden className="mt-8">
            <TableHead>
              <ColumnHead>{t("name")}</ColumnHead>
              {COLUMNS.map(({ textKey }) => (
                <ColumnHead key={textKey}>{t(textKey)}</ColumnHead>
              ))}
              <ColumnHead>{t("costCentre")}</ColumnHead>
              <ColumnHead numeric>{t("perMonth")}</ColumnHead>
            </TableHead>
            <TableBody>
              {people.items.map((person) => (
                <Row key={person.personId}>
                  <RowHead>
                    <a className="wrap-anywhere" href={`/people/${person.personId}`}>
                      {person.name}
                    </a>
                  </RowHead>
                  {COLUMNS.map(({ textKey, categories: own }) => (
                    <LinesCell
                      key={textKey}
                      label={t(textKey)}
                      lines={person.lines.filter(({ category }) => (own as readonly Category[]).includes(category))}
                    />
                  ))}
                  <CostCentresCell label={t("costCentre")} person={person} />
                  <Cell numeric label={t("perMonth")}>
                    <Money cents={person.monthlyCents} />
                  </Cell>
                </Row>
              ))}
            </TableBody>
          </Table>
          <PagedNavigation list={people} addressOf={addressOf} />
        </>
      )}
    </>
  );
}

function LinesCell({ label, lines }: { readonly label: string; readonly lines: readonly PersonLine[] }): ReactElement {
  const t = useTexts("people", "names");
  return (
    <Cell label={label} isVoid={lines.length === 0}>
      <span>
        {lines.map(({ profileId, name, e164, options, activeUntil }) => (
          <span key={profileId} className="block">
            {shortProductName(name)}
            {options.length > 0 && `, ${t("optionCount", { count: options.length })}`}
            {e164 !== null && <span className="meta nowrap">{formatPhone(e164)}</span>}
            {activeUntil !== null && <span className="meta">{t("stopped")}</span>}
          </span>
        ))}
      </span>
    </Cell>
  );
}

function CostCentresCell({ label, person }: { readonly label: string; readonly person: PersonOverview }): ReactElement {
  const names = [...new Set(person.lines.flatMap(({ costCentre }) => costCentre ?? []))];
  return (
    <Cell label={label} isVoid={names.length === 0}>
      {names.join(", ")}
    </Cell>
  );
}
