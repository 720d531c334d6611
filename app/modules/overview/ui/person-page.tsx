import type { ReactElement } from "react";

import { formatPhone } from "~/format/format-phone";
import { groupBy } from "~/kernel/group-by";
import { sum } from "~/kernel/money";
import type { Product } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { linePhrase } from "~/modules/changes/words/request-title";
import { lineWords } from "~/modules/changes/words/line-words";
import { MAX_COST_CENTRE_LENGTH } from "~/modules/inventory/domain/cost-centre";
import type { PersonLine } from "~/modules/inventory/domain/person";
import { MAX_NAME_LENGTH } from "~/modules/inventory/domain/person-name";
import { Button, LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { DatedList } from "~/ui/dated-list";
import { Day } from "~/ui/day";
import { Field } from "~/ui/field";
import { Money } from "~/ui/money";
import { PageHead } from "~/ui/page-head";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { useReader, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { AskedOfPerson, CorrectionRefused, PersonView } from "../domain/person-view";
import { PersonAdviceBlock } from "./person-advice";
import { PersonUsage } from "./person-usage";

type PersonPageProps = PersonView & {
  readonly productNames: Readonly<Record<string, Product["name"]>>;
  readonly mayChange: boolean;
  readonly mayAssign: boolean;
  readonly refused: CorrectionRefused | null;
};

/** One person over all modules: what they have and use, what was asked and billed, and what can be done for them. */
export function PersonPage(props: PersonPageProps): ReactElement {
  const { person, mayChange, refused } = props;
  const t = useTexts("shell", "people", "names");
  const isHere = person.lines.some(({ activeUntil }) => activeUntil === null);
  const costCentres = [...new Set(person.lines.flatMap(({ costCentre }) => costCentre ?? []))];
  return (
    <div className="person">
      <PageHead
        crumbs={<a href="/people">{t("tabPeople")}</a>}
        title={person.name}
        lead={costCentres.length === 0 ? t("noCostCentre") : t("inCostCentre", { names: costCentres.join(", ") })}
        actions={
          mayChange && isHere ? (
            <>
              <LinkButton href={`/people/${person.personId}/leave`} icon="sign-out">
                {t("leaves")}
              </LinkButton>
              <LinkButton
                href={`/changes/new?profile=${person.lines[0]?.profileId ?? ""}#profile-${person.lines[0]?.profileId ?? ""}`}
                kind="primary"
                icon="change"
              >
                {t("changeVerb")}
              </LinkButton>
            </>
          ) : undefined
        }
      />
      {refused !== null && (
        <div className="mb-6">
          <Callout tone="danger" role="alert" takesFocus>
            <p>
              {t(refused.problem, {
                name: refused.name,
                longest: MAX_NAME_LENGTH,
                longestCentre: MAX_COST_CENTRE_LENGTH,
              })}
            </p>
            {refused.problem === "nameTaken" && (
              <form method="post" className="mt-2">
                <input type="hidden" name="intent" value="join" />
                <input type="hidden" name="name" value={refused.name} />
                <Button small>{t("joinThem")}</Button>
              </form>
            )}
          </Callout>
        </div>
      )}
      <div className="board">
        <Lines {...props} />
        <div className="span-5">
          {props.advice !== null && (
            <div className="mb-8">
              <PersonAdviceBlock
                advice={props.advice}
                name={person.name}
                productNames={props.productNames}
                mayChange={mayChange}
              />
            </div>
          )}
          <Asked {...props} />
        </div>
        <PersonUsage usage={props.usage} />
        <Billed lines={props.invoiceLines} />
      </div>
      {(mayChange || props.mayAssign) && <Corrections {...props} />}
    </div>
  );
}

function Lines({ person, profiles, mayChange, names, earliestHandOver }: PersonPageProps): ReactElement {
  const t = useTexts("people", "names");
  const users = new Map(profiles.map(({ profileId, portalUser }) => [profileId, portalUser]));
  return (
    <Strip
      title={t("whatThereIs")}
      className="span-7"
      aside={<span className="small subtle">{t("perMonthWithoutVat")}</span>}
    >
      {person.lines.length === 0 && <p className="muted">{t("nothingNow")}</p>}
      {person.lines.map((line) => (
        <section key={line.profileId} className="person-line" aria-label={t(`category.${line.category}`)}>
          <LineProducts line={line} />
          {(users.get(line.profileId) ?? null) !== null && (
            <p className="small muted">{t("portalUser", { user: users.get(line.profileId)?.email ?? "" })}</p>
          )}
          {mayChange && line.activeUntil === null && (
            <Unfold summary={t("handOver")}>
              <form method="post" className="filters mt-2 mb-4">
                <input type="hidden" name="intent" value="hand-over" />
                <input type="hidden" name="profile" value={line.profileId} />
                <Field
                  id={`to-${line.profileId}`}
                  name="name"
                  label={t("toWhom")}
                  hint={t("toWhomHint")}
                  list="colleagues"
                  required
                  maxLength={MAX_NAME_LENGTH}
                  autoComplete="off"
                />
                <Field
                  id={`on-${line.profileId}`}
                  name="on"
                  type="date"
                  label={t("startingFrom")}
                  hint={t("handOverHint")}
                  defaultValue={earliestHandOver}
                  min={earliestHandOver}
                />
                <div className="actions">
                  <Button>{t("addToRequest")}</Button>
                </div>
              </form>
            </Unfold>
          )}
        </section>
      ))}
      {person.lines.length > 0 && (
        <p className="row between person-total">
          <b>{t("together")}</b>
          <b>
            <Money cents={person.monthlyCents} />
          </b>
        </p>
      )}
      {mayChange && (
        <datalist id="colleagues">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </Strip>
  );
}

function LineProducts({ line }: { readonly line: PersonLine }): ReactElement {
  const t = useTexts("people", "names");
  const products = [{ ...line, since: line.activeFrom }, ...line.options.map((option) => ({ ...option, since: null }))];
  return (
    <table className="sums">
      <caption className="vh">{t("productsCaption", { module: t(`category.${line.category}`) })}</caption>
      <tbody>
        <tr>
          <th scope="row">
            <b>{t(`category.${line.category}`)}</b>
            <span className="meta">
              {line.e164 === null ? t("noNumber") : formatPhone(line.e164)}
              {line.costCentre !== null && `, ${line.costCentre}`}
            </span>
          </th>
          <td>
            <b>
              <Money cents={line.totalCents} />
            </b>
          </td>
        </tr>
        {products.map(({ code, name, monthlyCents, since, activeUntil }) => (
          <tr key={code}>
            <th scope="row">
              {shortProductName(name)}
              {since !== null && (
                <span className="meta">
                  {t("since")} <Day date={since} />
                </span>
              )}
              {activeUntil !== null && (
                <span className="meta">
                  {t("stoppedOn")} <Day date={activeUntil} />
                </span>
              )}
            </th>
            <td>
              <Money cents={monthlyCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Asked({ asked, person, productNames }: PersonPageProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("people", "names");
  const words = ({ line, fromProductCode }: AskedOfPerson): string => {
    const subject = { name: person.name, productCode: fromProductCode, options: [] };
    return linePhrase(
      line,
      lineWords(line, subject, (code) => shortProductName(productNames[code] ?? code), reader),
    );
  };
  return (
    <Strip title={t("asked")}>
      {asked.length === 0 ? (
        <p className="muted">{t("nothingAsked")}</p>
      ) : (
        <DatedList
          items={asked.flatMap((each) =>
            each.date === null
              ? []
              : [
                  {
                    key: each.key,
                    date: each.date,
                    children: (
                      <p className="row between">
                        <a href={`/changes/${each.requestId}`}>{words(each)}</a>
                        <StatusBadge status={each.status} />
                      </p>
                    ),
                  },
                ],
          )}
        />
      )}
    </Strip>
  );
}

function Billed({ lines }: { readonly lines: PersonPageProps["invoiceLines"] }): ReactElement {
  const t = useTexts("people", "names");
  const [newest, ...older] = [...groupBy(lines, ({ number }) => number)];
  return (
    <Strip title={t("billed")} className="span-5" aside={<span className="small subtle">{t("withoutVat")}</span>}>
      {newest === undefined ? (
        <p className="muted">{t("nothingBilled")}</p>
      ) : (
        <BilledOn number={newest[0]} lines={newest[1]} />
      )}
      {older.length > 0 && (
        <Unfold summary={t("olderInvoices")}>
          {older.map(([number, own]) => (
            <BilledOn key={number} number={number} lines={own} />
          ))}
        </Unfold>
      )}
    </Strip>
  );
}

function BilledOn({
  number,
  lines,
}: {
  readonly number: string;
  readonly lines: PersonPageProps["invoiceLines"];
}): ReactElement {
  const t = useTexts("people", "names");
  return (
    <table className="sums mb-4">
      <caption className="vh">{t("billedCaption", { number })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <a href={`/invoices/${number}`}>{number}</a>
          </th>
          <th scope="col">{t("amount")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ lineNumber, description, fromOn, netCents }) => (
          <tr key={lineNumber}>
            <th scope="row">
              {shortProductName(description)}
              <span className="meta">
                <Day date={fromOn} style="month" />
              </span>
            </th>
            <td>
              <Money cents={netCents} />
            </td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{t("together")}</th>
          <td>
            <Money cents={sum(lines.map(({ netCents }) => netCents))} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** What is written of a person, and changes nothing of what is in service: at once, without a request. */
function Corrections({ person, mayChange, mayAssign }: PersonPageProps): ReactElement {
  const t = useTexts("people", "names");
  const [line] = person.lines;
  return (
    <Strip title={t("corrections")} className="mt-8" id="corrections">
      <p className="small muted mb-3">{t("correctionsLead")}</p>
      {mayAssign && person.lines.length > 0 && (
        <form method="post" className="filters mb-4">
          <input type="hidden" name="intent" value="cost-centre" />
          <Field
            name="costCentre"
            label={t("costCentre")}
            hint={t("costCentreHint")}
            defaultValue={line?.costCentre ?? ""}
            maxLength={MAX_COST_CENTRE_LENGTH}
          />
          <div className="actions">
            <Button>{t("save")}</Button>
          </div>
        </form>
      )}
      {mayChange && (
        <form method="post" className="filters mb-4">
          <input type="hidden" name="intent" value="rename" />
          <Field
            id="new-name"
            name="name"
            label={t("rename")}
            hint={t("renameHint")}
            defaultValue={person.name}
            required
            maxLength={MAX_NAME_LENGTH}
            autoComplete="off"
          />
          <div className="actions">
            <Button>{t("save")}</Button>
          </div>
        </form>
      )}
      {mayChange && person.lines.length > 1 && (
        <Unfold summary={t("split")}>
          <p className="small muted mt-2">{t("splitLead")}</p>
          {person.lines.map(({ profileId, category, e164 }) => (
            <form method="post" className="filters mt-2" key={profileId}>
              <input type="hidden" name="intent" value="split" />
              <input type="hidden" name="profile" value={profileId} />
              <Field
                id={`split-${profileId}`}
                name="name"
                label={t("splitLine", {
                  line: [t(`category.${category}`), ...(e164 === null ? [] : [formatPhone(e164)])].join(" "),
                })}
                required
                maxLength={MAX_NAME_LENGTH}
                autoComplete="off"
              />
              <div className="actions">
                <Button>{t("save")}</Button>
              </div>
            </form>
          ))}
        </Unfold>
      )}
    </Strip>
  );
}
