import type { ReactElement } from "react";

import { sum } from "~/kernel/money";
import { shortProductName } from "~/modules/catalogue/words/short-product-name";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { formatDate } from "~/format/format-date";
import { formatPhone } from "~/format/format-phone";
import { Money } from "~/ui/money";
import { Cell, Row, RowHead } from "~/ui/table";
import { useLanguage, useReader, useTexts } from "~/ui/texts";
import type { ProductInUse, ProfileOverview } from "../domain/module-overview";
import type { PendingChange } from "../domain/pending-change";
import { pendingWords } from "../words/pending-words";

type UserRowProps = {
  readonly profile: ProfileOverview;
  readonly pending: readonly PendingChange[];
  /** Removing the user is offered. */
  readonly mayLeave: boolean;
};

/** A user with what they have, what it costs a month, and the way to change it: one who leaves is not changed any more. */
export function UserRow({ profile, pending, mayLeave }: UserRowProps): ReactElement {
  const t = useTexts("names", "modules");
  const isOver = profile.activeUntil !== null;
  const removal = pending.find(({ action }) => action === "remove-profile");
  return (
    <Row>
      <RowHead>
        {profile.user}
        {profile.e164 !== null && <span className="meta">{formatPhone(profile.e164)}</span>}
        {profile.costCentre !== null && <span className="meta">{profile.costCentre}</span>}
      </RowHead>
      <Cell label={t("profile")}>
        <span>
          {shortProductName(profile.name)}
          {profile.withDevice && <span className="meta">{t("withDevice")}</span>}
          <UserStates profile={profile} pending={pending} />
        </span>
      </Cell>
      <Cell label={t("options")} isVoid={profile.options.length === 0}>
        <OptionList options={profile.options} />
      </Cell>
      <Cell label={t("sinceTitle")}>
        <Day date={profile.activeFrom} style="short" />
      </Cell>
      <Cell numeric label={t("perMonth")}>
        <Money cents={sum([profile, ...profile.options].map(({ monthlyCents }) => monthlyCents))} />
      </Cell>
      <Cell label="" isVoid={isOver}>
        <a
          className="nowrap"
          href={
            removal
              ? `/changes/${removal.requestId}`
              : `/changes/new?profile=${profile.profileId}#profile-${profile.profileId}`
          }
        >
          {t(removal ? "seeRequest" : "changeVerb")}
          <span className="vh"> {profile.user}</span>
        </a>
        {pending.length === 0 && mayLeave && profile.activeUntil === null && (
          <>
            {" "}
            <a href={`/changes/new?profile=${profile.profileId}&to=remove#profile-${profile.profileId}`}>
              {t("remove")}
              <span className="vh"> {profile.user}</span>
            </a>
          </>
        )}
      </Cell>
    </Row>
  );
}

function UserStates({ profile, pending }: Omit<UserRowProps, "mayLeave">): ReactElement {
  const reader = useReader();
  const t = reader.texts("modules", "names");
  const language = useLanguage();
  const { activeUntil, billedUntil, nextPrice } = profile;
  return (
    <>
      {activeUntil !== null && (
        <span className="meta">
          <Badge sign="close">{t("stopped", { on: formatDate(activeUntil, "row", language) })}</Badge>
          {billedUntil !== null && <> {t("billedUntil", { until: formatDate(billedUntil, "long", language) })}</>}
        </span>
      )}
      {nextPrice !== null && (
        <span className="meta">
          {t("priceFrom", { from: formatDate(nextPrice.from, "long", language) })}{" "}
          <Money cents={nextPrice.monthlyCents} />
        </span>
      )}
      {pending.map((change) => (
        <span className="meta" key={`${change.requestId}${change.action}${change.productName ?? ""}`}>
          <Badge sign="clock">
            <a href={`/changes/${change.requestId}`}>{pendingWords(change, reader)}</a>
          </Badge>
        </span>
      ))}
    </>
  );
}

function OptionList({ options }: { readonly options: readonly ProductInUse[] }): ReactElement {
  const t = useTexts("modules", "names");
  const language = useLanguage();
  return (
    <ul className="list-none">
      {options.map(({ code, name, monthlyCents, activeUntil, billedUntil }) => (
        <li key={code}>
          {shortProductName(name)}{" "}
          <span className="subtle nowrap">
            <Money cents={monthlyCents} />
          </span>
          {activeUntil !== null && billedUntil !== null && (
            <span className="meta">{t("optionStopped", { until: formatDate(billedUntil, "long", language) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
