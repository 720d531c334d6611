import type { ReactElement } from "react";

import { formatDate } from "~/format/format-date";
import { PageHead } from "~/ui/page-head";
import { PhoneLink } from "~/ui/phone-link";
import { rich } from "~/ui/rich-text";
import { Strip } from "~/ui/strip";
import { useLanguage, useReader } from "~/ui/texts";
import type { Reader } from "~/format/texts";
import type { ContractOverview } from "../domain/contract-overview";
import { afterTermWords, countedInWords } from "../words/allowance-words";
import { AllowanceYear } from "./allowance-year";
import { StoppingSum } from "./stopping-sum";
import { TermRuler } from "./term-ruler";

type ContractPageProps = {
  readonly overview: ContractOverview;
  readonly operator: OperatorAddress;
};

/** Where notice goes, by phone within the term and in writing after it (R1.4). */
type OperatorAddress = {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
};

/** How long the contract runs, what may be removed within it, and what leaving it costs. */
export function ContractPage({ overview, operator }: ContractPageProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("shell", "contract", "allowance", "names");
  const language = useLanguage();
  const { currentYear, endsOn, noticeOn, today, years, ledgers, userNames, stopping } = overview;
  const isOver = currentYear === null;
  const ends = formatDate(endsOn, "long", language);
  const calls = {
    phone: (number: string) => <PhoneLink phone={number} />,
    mail: (address: string) => (
      <a className="inline-block max-w-full wrap-anywhere" href={`mailto:${address}`}>
        {address}
      </a>
    ),
    b: (words: string) => <b>{words}</b>,
  };
  return (
    <>
      <PageHead
        title={t("pageContract")}
        lead={rich(t(isOver ? "leadOver" : "lead", { ends, months: overview.contract.termMonths }), calls)}
      />
      <Strip title={t("term")}>
        <TermRuler overview={overview} />
        <p className="mt-4 prose">
          {rich(
            noticeWords(overview, operator, reader, (date) => formatDate(date, "weekday", language), today > noticeOn),
            calls,
          )}
        </p>
      </Strip>
      <Strip title={t("allowance")} aside={<a href="/changes/new">{t("requestChange")}</a>}>
        <p className="muted prose">
          {allowanceWords(overview, reader)} <a href="/changes/shrink">{t("planFewer")}</a>
        </p>
        {years.map((year) => (
          <AllowanceYear
            key={year.number}
            year={year}
            isCurrent={currentYear?.number === year.number}
            hasBegun={year.number === 1 || year.from <= today}
            ledgers={ledgers.filter((ledger) => ledger.year.number === year.number)}
            userNames={userNames}
          />
        ))}
      </Strip>
      {stopping !== null && (
        <Strip title={t("stopping")}>
          <StoppingSum stopping={stopping} endsOn={endsOn} />
          <p className="mt-4 muted prose">{rich(t("stoppingHow", { phone: operator.phone }), calls)}</p>
        </Strip>
      )}
    </>
  );
}

function allowanceWords({ currentYear, downscale }: ContractOverview, reader: Reader): string {
  const t = reader.texts("contract", "common");
  if (currentYear === null) return afterTermWords("allowanceOver", downscale.minimumProfiles, reader);
  const what = countedInWords(downscale, reader);
  if (what === null) return "";
  return t("allowanceText", { percent: downscale.percent, what, rounding: t(`rounding.${downscale.rounding}`) });
}

function noticeWords(
  { currentYear, noticeOn }: ContractOverview,
  { name, street, postalCode, city, phone, email }: OperatorAddress,
  reader: Reader,
  inWords: (date: ContractOverview["today"]) => string,
  isPast: boolean,
): string {
  const t = reader.texts("contract");
  const where = t("noticeWhere", { name, street, place: `${postalCode} ${city}`, email });
  if (currentYear === null) return t("noticeOver", { where });
  return t(isPast ? "noticePast" : "notice", { on: inWords(noticeOn), where, phone });
}
