import type { ReactElement } from "react";

import type { Product } from "~/modules/catalogue/domain/catalogue";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { linePhrase } from "~/modules/changes/words/request-title";
import { lineWords } from "~/modules/changes/words/line-words";
import { MAX_COST_CENTRE_LENGTH } from "~/modules/inventory/domain/cost-centre";
import { MAX_NAME_LENGTH } from "~/modules/inventory/domain/person-name";
import { Button, LinkButton } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { DatedList } from "~/ui/dated-list";
import { PageHead } from "~/ui/page-head";
import { StatusBadge } from "~/ui/status-badge";
import { Strip } from "~/ui/strip";
import { useReader, useTexts } from "~/ui/texts";
import type { AskedOfPerson, CorrectionRefused, PersonView } from "../domain/person-view";
import { PersonAdviceBlock } from "./person-advice";
import { PersonUsage } from "./person-usage";
import { PersonBilled } from "./person-billed";
import { PersonCorrections } from "./person-corrections";
import { PersonLines } from "./person-lines";

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
        <PersonLines {...props} />
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
        <PersonBilled lines={props.invoiceLines} />
      </div>
      {(mayChange || props.mayAssign) && <PersonCorrections {...props} />}
    </div>
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
