import { Fragment, useId, type ReactElement } from "react";

import { addDays, type LocalDate } from "~/kernel/local-date";
import { amsterdamDateOf } from "~/kernel/amsterdam-time";
import { Button } from "~/ui/button";
import { Callout } from "~/ui/callout";
import { formatDate, formatTime } from "~/format/format-date";
import { formatCents } from "~/format/format-money";
import { DatedList } from "~/ui/dated-list";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { hidesPopover, popover, togglesPopover } from "~/ui/popover";
import { rich } from "~/ui/rich-text";
import { Strip } from "~/ui/strip";
import { SumsTable } from "~/ui/sums-table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import { Unfold } from "~/ui/unfold";
import type { AttemptReason, LineFinding, PreparedRequest } from "../domain/prepared/prepared-request";
import { fieldOf, type FieldProblem, type SigningFields } from "../domain/prepared/signing-fields";
import type { SubmittableDays } from "../domain/prepared/submittable-days";
import type { DownscaleRow, PreviewTotals } from "../domain/preview";
import { findingWords } from "../words/finding-words";
import { attemptWords } from "../words/attempt-words";
import { requestLineWords } from "../words/request-title";
import { signingFieldsOf, signingProblemWords } from "../words/signing-words";
import { SigningFieldset } from "./signing-fields";

/** How it would be judged on a day, as things stand. */
export type PreparedOutlook = {
  readonly on: LocalDate;
  readonly judgement: { readonly kind: "accepted" } | AttemptReason;
  readonly totals: PreviewTotals;
  /** The allowance of each category of which something goes, as it is on that day. */
  readonly downscale: readonly DownscaleRow[];
};

type PreparedDetailProps = {
  readonly prepared: PreparedRequest;
  readonly productNames: Readonly<Record<string, string>>;
  readonly submitsAt: string;
  readonly today: LocalDate;
  readonly maxDays: number;
  /** Today and, when that is another day, the next day on which it is tried. Empty once it does not wait any more. */
  readonly outlooks: readonly PreparedOutlook[];
  readonly maySign: boolean;
  /** What was typed and is wrong, or can't be on its day. */
  readonly posted: PostedSigning | null;
};

type PostedSigning = { readonly fields: SigningFields } & (
  | { readonly kind: "not-signable"; readonly problems: readonly FieldProblem[] }
  | {
      readonly kind: "refused";
      readonly findings: readonly LineFinding[];
      readonly submittable: SubmittableDays | null;
    }
);

/** What is asked, what is signed for it, when it is tried, why it was not received yet, and how it is judged as things
 *  stand. */
export function PreparedDetail(props: PreparedDetailProps): ReactElement {
  const t = useTexts("prepared", "names");
  const language = useLanguage();
  const { prepared, productNames, submitsAt, outlooks, maySign } = props;
  const { attempts, signed, nextOn, status } = prepared;
  const now = outlooks.find(({ on }) => on === props.today);
  const expected = outlooks.find(({ on }) => on !== props.today);
  return (
    <>
      {nextOn === null ? (
        <div className="mb-6">
          <Ended prepared={prepared} />
        </div>
      ) : (
        <div className="mb-6">
          <Callout>
            <p>
              {rich(
                t(attempts.length === 0 ? "whenWaiting" : "whenNext", {
                  date: formatDate(nextOn, "weekday", language),
                  time: formatTime(submitsAt, language),
                  last: formatDate(signed.lastOn, "long", language),
                }),
                { b: (words) => <b>{words}</b> },
              )}
            </p>
            <p className="mt-2">{t("reservesNothing")}</p>
          </Callout>
        </div>
      )}
      {/* What will happen on its day comes first. */}
      {expected === undefined ? null : (
        <Strip title={t("expectedTitle", { date: formatDate(expected.on, "long", language) })}>
          <Outlook outlook={expected} prepared={prepared} productNames={productNames} />
        </Strip>
      )}
      <Strip title={t("askedTitle")}>
        <AskedLines prepared={prepared} productNames={productNames} />
      </Strip>
      <Strip title={t("signedTitle")}>
        <SignedTable prepared={prepared} />
        {status === "waiting" && maySign ? <SignAnew {...props} /> : null}
        {status === "waiting" && !maySign ? <p className="small muted mt-4">{t("mayNot")}</p> : null}
      </Strip>
      {attempts.length === 0 ? null : (
        <Strip title={t(status === "waiting" ? "attemptsTitle" : "attemptsTitleEnded")}>
          <Attempts prepared={prepared} productNames={productNames} />
          {status === "waiting" ? <p className="small muted mt-4">{t("mailNote")}</p> : null}
        </Strip>
      )}
      {now === undefined ? null : expected === undefined ? (
        <Strip title={t("todayTitle")}>
          <Outlook outlook={now} prepared={prepared} productNames={productNames} />
        </Strip>
      ) : (
        <div className="mt-8">
          <Unfold summary={t("todayTitle")}>
            <div className="mt-2">
              <Outlook outlook={now} prepared={prepared} productNames={productNames} />
            </div>
          </Unfold>
        </div>
      )}
      {status === "waiting" && maySign ? <DropStep /> : null}
    </>
  );
}

type Named = Pick<PreparedDetailProps, "prepared" | "productNames">;

function Ended({ prepared }: Pick<PreparedDetailProps, "prepared">): ReactElement | null {
  const t = useTexts("prepared", "names");
  const language = useLanguage();
  const { status, endedAt, requestId } = prepared;
  if (status === "waiting" || endedAt === null) return null;
  const date = formatDate(amsterdamDateOf(endedAt), "long", language);
  return (
    <Callout tone={status === "received" ? "accent" : status === "lapsed" ? "warn" : "neutral"}>
      <p>
        {rich(t(`ended.${status}`, { date }), { a: (words) => <a href={`/changes/${requestId ?? ""}`}>{words}</a> })}
      </p>
    </Callout>
  );
}

function AskedLines({ prepared, productNames }: Named): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepared", "names");
  const { preferredDate } = prepared;
  return (
    <>
      <ul className="list-none">
        {prepared.lines.map((line, index) => {
          const { title, detail } = requestLineWords(line, productNames, reader);
          return (
            <li key={index} className="mt-2">
              <p>
                <b>{title}</b>
              </p>
              {detail === null ? null : <p className="small muted">{detail}</p>}
            </li>
          );
        })}
      </ul>
      {preferredDate === null ? null : (
        <p className="mt-3">{t("askedPreferred", { date: formatDate(preferredDate, "weekday", reader.language) })}</p>
      )}
    </>
  );
}

function SignedTable({ prepared }: Pick<PreparedDetailProps, "prepared">): ReactElement {
  const t = useTexts("prepared", "names");
  const language = useLanguage();
  const { signed, signedBy, signedAt } = prepared;
  const day = (date: LocalDate): string => formatDate(date, "weekday", language);
  return (
    <>
      <SumsTable
        caption={t("signedCaption")}
        rows={[
          { key: "first", label: t("firstDay"), values: [day(signed.submitOn)] },
          { key: "last", label: t("lastDay"), values: [day(signed.lastOn)] },
          { key: "fee", label: t("buyOutAtMost"), values: [<Money key="fee" cents={signed.maxBuyOutCents} />] },
          { key: "once", label: t("oneTimeAtMost"), values: [<Money key="once" cents={signed.maxOneTimeCents} />] },
        ]}
      />
      <p className="small muted mt-2">
        {t("amountsExcludeVat")}{" "}
        {t("signedByOn", { email: signedBy, date: formatDate(amsterdamDateOf(signedAt), "long", language) })}
      </p>
    </>
  );
}

function SignAnew({ prepared, today, maxDays, posted }: PreparedDetailProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepared", "prepare", "names");
  const problems = posted?.kind === "not-signable" ? posted.problems : [];
  const others = problems.filter((problem) => fieldOf(problem) === null);
  return (
    <div className="mt-4">
      <Unfold summary={t("changeTitle")} open={posted !== null}>
        <form method="post" noValidate className="max-w-[28rem]">
          <p className="small muted mt-2">{t("changeHint")}</p>
          {posted?.kind === "refused" ? (
            <div className="mt-3">
              <Callout tone="danger" role="alert" takesFocus>
                <p>
                  <b>{t("notOnThatDay")}</b> {submittableWords(posted.submittable, reader)}
                </p>
                {/* Many lines may have one reason: it is told once. */}
                {[...new Set(posted.findings.map(({ finding }) => findingWords(finding, reader)))].map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Callout>
            </div>
          ) : null}
          <SigningFieldset
            values={posted?.fields ?? signingFieldsOf(prepared.signed, reader.language)}
            problems={problems}
            latest={addDays(today, maxDays)}
          />
          {others.map((problem) => (
            <p className="field-error mt-3" key={problem.code}>
              <Icon name="alert" small />
              {signingProblemWords(problem, reader)}
            </p>
          ))}
          <div className="actions mt-4">
            <Button kind="primary" name="intent" value="sign">
              {t("change")}
            </Button>
          </div>
        </form>
      </Unfold>
    </div>
  );
}

function Attempts({ prepared, productNames }: Named): ReactElement {
  const reader = useReader();
  return (
    <DatedList
      items={prepared.attempts.toReversed().map(({ on, reason }) => ({
        key: on,
        date: on,
        children: <Reasons reason={reason} prepared={prepared} productNames={productNames} reader={reader} />,
      }))}
    />
  );
}

function Reasons(
  props: Named & { readonly reason: AttemptReason; readonly reader: ReturnType<typeof useReader> },
): ReactElement {
  const { reason, prepared, productNames, reader } = props;
  return (
    <>
      {attemptWords(reason, prepared.lines, productNames, reader).map((sentence, index) => (
        <p key={index}>{sentence}</p>
      ))}
    </>
  );
}

/** Between which days it could be received, where that is why. */
function submittableWords(days: SubmittableDays | null, reader: ReturnType<typeof useReader>): string {
  if (days === null) return "";
  const day = (date: LocalDate): string => formatDate(date, "weekday", reader.language);
  return reader.texts("prepared")("submittable", { from: day(days.from), until: day(days.until) });
}

function Outlook({ outlook, ...named }: Named & { readonly outlook: PreparedOutlook }): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepared", "names");
  const { judgement, totals, downscale } = outlook;
  const { signed } = named.prepared;
  return (
    <Fragment>
      {judgement.kind === "accepted" ? (
        <p>
          {t("would.accepted", {
            amount: formatCents(signed.maxBuyOutCents + signed.maxOneTimeCents, reader.language),
          })}
        </p>
      ) : (
        <>
          <p>
            <b>{t("would.not")}</b>
          </p>
          <Reasons reason={judgement} reader={reader} {...named} />
        </>
      )}
      {downscale.map((row) => (
        <p className="mt-2" key={row.category}>
          {roomWords(row, outlook.on, reader)}
        </p>
      ))}
      {judgement.kind === "refused" ? null : (
        <div className="mt-3">
          <SumsTable
            small
            caption={t("costsCaption")}
            rows={[
              { key: "fee", label: t("buyOutFee"), values: [<Money key="fee" cents={totals.buyOutCents} />] },
              { key: "once", label: t("oneTimeNow"), values: [<Money key="once" cents={totals.oneTimeCents} />] },
              {
                key: "month",
                label: t("monthlyNow"),
                values: [<Money key="month" cents={totals.monthlyDeltaCents} signed />],
              },
            ]}
          />
        </div>
      )}
      <p className="small muted mt-2">{t("todayHint")}</p>
    </Fragment>
  );
}

/** The allowance of that day, and whether it opens then. */
function roomWords(row: DownscaleRow, on: LocalDate, reader: ReturnType<typeof useReader>): string {
  const t = reader.texts("prepared", "names");
  const category = t(`categoryInSentence.${row.category}`);
  const { allowance, used, requested, yearFrom } = row;
  if (allowance === null || yearFrom === null) return t("roomAfterTerm", { category });
  const places = { category, left: Math.max(0, allowance - used), allowance, requested };
  return t(yearFrom === on ? "roomOpens" : "roomOfDay", places);
}

/** Drops it in two steps, with a script or without. */
function DropStep(): ReactElement {
  const t = useTexts("prepared", "names");
  const id = useId();
  const titleId = `${id}title`;
  return (
    <div className="mt-8">
      <Button type="button" kind="danger" {...togglesPopover(id)}>
        {t("drop")}
      </Button>
      <div className="confirm" role="dialog" aria-labelledby={titleId} {...popover(id)}>
        <h3 id={titleId}>{t("drop")}</h3>
        <p className="mt-2">{t("dropSays")}</p>
        <p className="mt-2 muted">{t("dropFinal")}</p>
        <form method="post" className="actions mt-4">
          <Button kind="danger" name="intent" value="drop">
            {t("dropYes")}
          </Button>
          <Button type="button" {...hidesPopover(id)}>
            {t("dropNo")}
          </Button>
        </form>
      </div>
    </div>
  );
}
