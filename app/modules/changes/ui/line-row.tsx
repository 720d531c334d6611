import { memo, type Dispatch, type ReactElement } from "react";

import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatPhone } from "~/format/format-phone";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { Cell, Row } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import { productName } from "../words/product-name";
import { productAfter, wantedOptions, type ProfileWish } from "../domain/desk/change-draft";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import type { DeskPerson } from "../domain/desk/desk-people";
import { monthlyCentsOf } from "./change-view";
import { ownName } from "./common-name";
import { HiddenWish } from "./hidden-wish";
import { OptionPanel } from "./option-panel";
import { PersonCells } from "./person-cells";
import type { DeskAction } from "./use-change-desk";

export type Pending = { readonly requestId: string | null; readonly words: string };

export type LineRowProps = {
  readonly person: DeskPerson;
  readonly profile: ProfileInService;
  /** Whose name and box stand in this row, beside all of their lines. */
  readonly isFirst: boolean;
  /** How many rows the person takes. */
  readonly span: number;
  /** The name with what tells this line from others of the person. */
  readonly lineName: string;
  /** What kind of line it is, where there are several kinds. */
  readonly moduleWords: string | null;
  readonly wish: ProfileWish | undefined;
  /** What the request does to it and when, in words. */
  readonly says: string | null;
  readonly open: boolean;
  readonly snapshot: ChangeSnapshot;
  readonly products: ReadonlyMap<string, Product>;
  /** The profiles that this one can become. */
  readonly targets: readonly Product[];
  /** The request that is queued for this profile; its product can't be changed until then. */
  readonly pending: Pending | null;
  /** Why it costs a fee, in words; null when it does not. */
  readonly over: string | null;
  /** Its removal is offered: the last of a module is arranged with the service desk. */
  readonly mayLeave: boolean;
  /** The lines that the box ticks, joined; "" when none can be ticked. */
  readonly ticks: string;
  readonly isTicked: boolean;
  /** What several lines of the person will cost together, in words; null for one line. */
  readonly monthly: string | null;
  /** Where all lines of the person stop at once; null where that is not theirs to ask. */
  readonly leaveHref: string | null;
  /** The Tab key reaches its controls; the arrows lead to those of other rows. */
  readonly isReached: boolean;
  readonly dispatch: Dispatch<DeskAction>;
  readonly onTick: (key: string, isTicked: boolean, isRange: boolean) => void;
};

/** One line of somebody: what it is, what it will be, and the choice between them. Re-rendered only when it changes. */
export const LineRow = memo(function LineRow(props: LineRowProps): ReactElement {
  const t = useTexts("changes", "names");
  const { person, profile, wish, open, snapshot, products, targets, pending, dispatch, lineName } = props;
  const removed = wish?.to === "remove";
  const wanted = removed ? [] : wantedOptions(profile, wish, snapshot);
  const now = monthlyCentsOf(profile, undefined, snapshot, products);
  const then = monthlyCentsOf(profile, wish, snapshot, products);
  const options = [...new Set([...profile.options, ...wanted])];
  const tabIndex = props.isReached ? undefined : -1;
  const names = targets.map(({ code }) => productName(products, code));
  const isChanged = wish !== undefined || props.says !== null;
  const isOpen = open && !removed && pending === null;
  const facts = [props.moduleWords, profile.e164 === null ? null : formatPhone(profile.e164)].filter(
    (each) => each !== null,
  );
  return (
    <>
      <Row
        id={`profile-${profile.id}`}
        className={[
          isChanged ? "is-changed" : "",
          isOpen ? "is-open" : "",
          props.isFirst ? "" : "is-more",
          props.isFirst && props.span > 1 ? "has-more" : "",
        ]
          .filter((each) => each !== "")
          .join(" ")}
      >
        {props.isFirst ? (
          <PersonCells
            person={person}
            span={props.span}
            ticks={props.ticks}
            monthly={props.monthly}
            isTicked={props.isTicked}
            tabIndex={tabIndex}
            onTick={props.onTick}
          />
        ) : null}
        <Cell className="u-prof">
          {pending ? (
            <span className="u-locked">
              {productName(products, profile.productCode)}
              <span className="meta">
                {pending.requestId === null ? (
                  pending.words
                ) : (
                  <a href={`/changes/${pending.requestId}`} tabIndex={tabIndex}>
                    {pending.words}
                  </a>
                )}
              </span>
            </span>
          ) : (
            <span className="select select-quiet">
              <select
                id={`to-${profile.id}`}
                name={`to.${profile.id}`}
                aria-label={t("profileOf", { name: lineName })}
                data-control="profile"
                tabIndex={tabIndex}
                value={wish?.to ?? "keep"}
                onChange={(event) => {
                  dispatch({
                    type: "wish",
                    profileId: profile.id,
                    wish: {
                      ...wish,
                      to: event.currentTarget.value,
                      options: wish?.options ?? null,
                      date: wish?.date ?? null,
                    },
                  });
                }}
              >
                <option value="keep">{ownName(productName(products, profile.productCode), names)}</option>
                {targets
                  .filter(({ code }) => code !== profile.productCode)
                  .map(({ code }) => (
                    <option key={code} value={code}>
                      {ownName(productName(products, code), names)}
                    </option>
                  ))}
                {props.mayLeave || removed ? <option value="remove">{t("remove")}</option> : null}
              </select>
              <Icon name="down" small />
            </span>
          )}
          {pending && wish ? <HiddenWish profileId={profile.id} wish={wish} /> : null}
          {!pending && wish?.date != null ? (
            <input type="hidden" name={`date.${profile.id}`} value={wish.date} />
          ) : null}
          {!pending && wish?.options != null && !isOpen ? (
            <input type="hidden" name={`options.${profile.id}`} value={wish.options.join(",")} />
          ) : null}
          {!pending && wish?.substantiation && !isOpen ? (
            <input type="hidden" name={`substantiation.${profile.id}`} value={wish.substantiation} />
          ) : null}
        </Cell>
        <Cell className="u-opts small muted">
          <span className="u-facts">
            {facts.map((fact, index) => (
              <span key={fact}>
                {index === 0 ? null : <span className="u-dot"> · </span>}
                <span className="nowrap">{fact}</span>
              </span>
            ))}
            {options.length === 0 ? <span className="u-none subtle">{t("noOptions")}</span> : null}
          </span>
          <span className="u-list">
            {options.map((code, index) => (
              <span key={code}>
                {index === 0 ? null : ", "}
                <OptionName kept={profile.options.includes(code)} wanted={wanted.includes(code)}>
                  {productName(products, code)}
                </OptionName>
              </span>
            ))}
            {props.says === null ? null : <span className="u-says">{props.says}</span>}
            {props.over === null ? null : (
              <span className="badge badge-warn">
                <Icon name="alert" />
                {props.over}
              </span>
            )}
          </span>
        </Cell>
        <Cell numeric className="u-price">
          {then === now ? (
            <Money cents={now} />
          ) : (
            <>
              <s className="was">
                <Money cents={now} />
              </s>{" "}
              <b>
                <Money cents={then} />
              </b>
            </>
          )}
        </Cell>
        <Cell numeric className="u-more">
          {removed || pending ? null : (
            <button
              className="btn btn-quiet btn-icon"
              type="submit"
              name="intent"
              value={`${open ? "close" : "open"}:${profile.id}`}
              aria-expanded={open}
              aria-label={t("optionsOf", { name: lineName })}
              data-control="options"
              tabIndex={tabIndex}
              onClick={(event) => {
                event.preventDefault();
                dispatch({ type: "toggle", profileId: profile.id });
              }}
            >
              <Icon name={open ? "up" : "down"} small />
            </button>
          )}
        </Cell>
      </Row>
      {isOpen ? (
        <OptionPanel
          profile={profile}
          columns={person.lines.length > 1 ? 4 : 6}
          name={lineName}
          wanted={wanted}
          productCode={productAfter(profile, wish)}
          snapshot={snapshot}
          products={products}
          changed={isChanged}
          mayLeave={props.mayLeave}
          leaveHref={props.leaveHref}
          personName={person.name ?? t("unnamedUser")}
          substantiation={wish?.substantiation ?? ""}
          onChange={(next, substantiation) => {
            const asked = { to: wish?.to ?? "keep", options: next, date: wish?.date ?? null, substantiation };
            dispatch({ type: "wish", profileId: profile.id, wish: asked });
          }}
          onRemove={() => {
            dispatch({
              type: "wish",
              profileId: profile.id,
              wish: { to: "remove", options: null, date: wish?.date ?? null },
            });
          }}
        />
      ) : null}
    </>
  );
});

function OptionName(props: {
  readonly kept: boolean;
  readonly wanted: boolean;
  readonly children: string;
}): ReactElement {
  if (!props.wanted) return <s>{props.children}</s>;
  return props.kept ? <>{props.children}</> : <b>{props.children}</b>;
}
