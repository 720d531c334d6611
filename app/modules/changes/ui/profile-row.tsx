import { memo, type Dispatch, type ReactElement } from "react";

import type { Product } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { formatPhone } from "~/format/format-phone";
import { Icon } from "~/ui/icon";
import { Money } from "~/ui/money";
import { Cell, Row, RowHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import { productName } from "../words/product-name";
import { productAfter, wantedOptions, type ProfileWish } from "../domain/desk/change-draft";
import type { ChangeSnapshot } from "../domain/desk/change-snapshot";
import { monthlyOf } from "./change-view";
import { ownName } from "./common-name";
import { HiddenWish } from "./hidden-wish";
import { OptionPanel } from "./option-panel";
import type { DeskAction } from "./use-change-desk";

export type Pending = { readonly requestId: string | null; readonly words: string };

type ProfileRowProps = {
  readonly profile: ProfileInService;
  readonly phoneNumber: string | undefined;
  readonly wish: ProfileWish | undefined;
  readonly open: boolean;
  readonly snapshot: ChangeSnapshot;
  readonly products: ReadonlyMap<string, Product>;
  /** The profiles that this one can become. */
  readonly targets: readonly Product[];
  /** The request that is queued for this profile; its product can't be changed until then. */
  readonly pending: Pending | null;
  readonly over: boolean;
  /** Its removal is offered: the last of a module is arranged with the service desk. */
  readonly mayLeave: boolean;
  readonly isTicked: boolean;
  /** The Tab key reaches its controls; the arrows lead to those of other rows. */
  readonly isReached: boolean;
  readonly dispatch: Dispatch<DeskAction>;
  readonly onTick: (profileId: string, isTicked: boolean, isRange: boolean) => void;
};

/** One user of the list: what it has, what it will have, and the choice between them. Re-rendered only when it changes. */
export const ProfileRow = memo(function ProfileRow(props: ProfileRowProps): ReactElement {
  const t = useTexts("changes", "names");
  const { profile, wish, open, snapshot, products, targets, pending, dispatch } = props;
  const removed = wish?.to === "remove";
  const wanted = removed ? [] : wantedOptions(profile, wish, snapshot);
  const price = (code: string): number => monthlyOf(products, code);
  const now = price(profile.productCode) + total(profile.options, price);
  const then = removed ? 0 : price(productAfter(profile, wish)) + total(wanted, price);
  const name = profile.name ?? t("unknownUser");
  const options = [...new Set([...profile.options, ...wanted])];
  const tabIndex = props.isReached ? undefined : -1;
  const names = targets.map(({ code }) => productName(products, code));
  return (
    <>
      <Row id={`profile-${profile.id}`} className={[wish ? "is-changed" : "", open ? "is-open" : ""].join(" ").trim()}>
        <Cell className="u-tick">
          {pending ? null : (
            <label className="tick">
              <input
                type="checkbox"
                name="select"
                value={profile.id}
                checked={props.isTicked}
                aria-label={t("tickUser", { name })}
                data-control="tick"
                tabIndex={tabIndex}
                onChange={(event) => {
                  const { shiftKey } = event.nativeEvent as MouseEvent;
                  props.onTick(profile.id, event.currentTarget.checked, shiftKey);
                }}
              />
            </label>
          )}
        </Cell>
        <RowHead className="u-name">
          {name}
          {props.phoneNumber === undefined ? null : <span className="meta">{formatPhone(props.phoneNumber)}</span>}
        </RowHead>
        <Cell className="u-prof">
          {pending ? (
            <span className="u-locked">
              {productName(products, profile.productCode)}
              <span className="meta">
                {pending.requestId === null ? (
                  pending.words
                ) : (
                  <a href={`/changes/${pending.requestId}`}>{pending.words}</a>
                )}
              </span>
            </span>
          ) : (
            <span className="select select-quiet">
              <select
                name={`to.${profile.id}`}
                aria-label={t("profileOf", { name })}
                data-control="profile"
                tabIndex={tabIndex}
                value={wish?.to ?? "keep"}
                onChange={(event) => {
                  dispatch({
                    type: "wish",
                    profileId: profile.id,
                    wish: { to: event.currentTarget.value, options: wish?.options ?? null, date: wish?.date ?? null },
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
          {!pending && wish?.options != null && !open ? (
            <input type="hidden" name={`options.${profile.id}`} value={wish.options.join(",")} />
          ) : null}
        </Cell>
        <Cell className="u-opts small muted">
          {options.length === 0 ? <span className="subtle">{t("noOptions")}</span> : null}
          {options.map((code, index) => (
            <span key={code}>
              {index === 0 ? null : ", "}
              <OptionName kept={profile.options.includes(code)} wanted={wanted.includes(code)}>
                {productName(products, code)}
              </OptionName>
            </span>
          ))}
          {props.over ? (
            <>
              <br />
              <span className="badge badge-warn">
                <Icon name="alert" />
                {t("overBadge")}
              </span>
            </>
          ) : null}
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
              aria-label={t("optionsOf", { name })}
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
      {open && !removed && !pending ? (
        <OptionPanel
          profile={profile}
          name={name}
          wanted={wanted}
          productCode={productAfter(profile, wish)}
          snapshot={snapshot}
          products={products}
          changed={wish !== undefined}
          mayLeave={props.mayLeave}
          onChange={(next) => {
            dispatch({
              type: "wish",
              profileId: profile.id,
              wish: { to: wish?.to ?? "keep", options: next, date: wish?.date ?? null },
            });
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

function total(codes: readonly string[], price: (code: string) => number): number {
  return codes.reduce((cents, code) => cents + price(code), 0);
}
