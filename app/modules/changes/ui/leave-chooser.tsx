import { useMemo, useState, type ReactElement } from "react";

import { formatPhone } from "~/format/format-phone";
import { useHydrated } from "~/ui/hydrated";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import { shownPeople, type DeskPerson } from "../domain/desk/desk-people";

type LeaveChooserProps = {
  /** Everyone who has something in service. */
  readonly people: readonly DeskPerson[];
  /** The one who is ticked or found, if it is one. */
  readonly single: DeskPerson | null;
};

/** "Somebody leaves": the page that stops all of their lines at once, for whoever is chosen here. The button stays in the row of tasks; what it
 *  unfolds stands below them all. */
export function useLeaveChooser({ people, single }: LeaveChooserProps): {
  readonly button: ReactElement;
  readonly body: ReactElement | null;
} {
  const t = useTexts("changes", "names");
  const [open, setOpen] = useState(false);
  const hydrated = useHydrated();
  const isShown = open || !hydrated;
  return {
    button: (
      <details
        className="task"
        name="desk"
        open={open}
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary className="btn btn-sm" aria-controls={isShown ? "leavers" : undefined}>
          <Icon name="sign-out" small /> {t("someoneLeaves")}
        </summary>
      </details>
    ),
    body: isShown ? (
      <div className="task-body" id="leavers">
        {hydrated ? (
          <Finder key={single?.key ?? ""} people={people} initial={single?.name ?? ""} />
        ) : (
          <Choice people={people} single={single} />
        )}
      </div>
    ) : null,
  };
}

/** More would hide the list below. */
const MOST_FOUND = 6;

/** Finds somebody as the list does, by name, number or cost centre; each that is found leads to their last day. */
function Finder({
  people,
  initial,
}: {
  readonly people: readonly DeskPerson[];
  readonly initial: string;
}): ReactElement {
  const t = useTexts("changes", "names");
  const [search, setSearch] = useState(initial);
  const found = useMemo(
    () => shownPeople(people, { search, filter: "" }, null).filter(({ personId }) => personId !== null),
    [people, search],
  );
  const shown = found.slice(0, MOST_FOUND);
  return (
    <div className="leavers">
      <div className="field">
        <label htmlFor="leaver">{t("whoLeaves")}</label>
        <span className="input-icon">
          <Icon name="search" small />
          <input
            className="input"
            id="leaver"
            type="search"
            autoComplete="off"
            placeholder={t("search")}
            aria-describedby="leavers-found"
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              const buttons = event.currentTarget.closest(".leavers")?.querySelectorAll("button");
              if (buttons?.length === 1) buttons[0]?.click();
            }}
          />
        </span>
      </div>
      <ul className="leavers-found">
        {shown.map(({ key, personId, name, lines, costCentres }) => {
          const number = lines.find(({ e164 }) => e164 !== null)?.e164 ?? null;
          const facts = [...(number === null ? [] : [formatPhone(number)]), ...costCentres];
          return (
            <li key={key}>
              <button className="leaver" type="submit" name="intent" value={`leave:${personId ?? ""}`}>
                <span>
                  <b>{name ?? t("unnamedUser")}</b> {facts.length === 0 ? null : <small>{facts.join(", ")}</small>}
                </span>
                <Icon name="right" small />
              </button>
            </li>
          );
        })}
      </ul>
      <p className="small muted mt-2" id="leavers-found" role="status">
        {found.length === 0
          ? t("leaverNobody")
          : found.length > shown.length
            ? t("leaversMore", { count: found.length - shown.length })
            : t("leaverChoose")}
      </p>
    </div>
  );
}

/** Without a script, everyone in one list. */
function Choice({ people, single }: LeaveChooserProps): ReactElement {
  const t = useTexts("changes", "names");
  return (
    <>
      <div className="field">
        <label htmlFor="leaver">{t("whoLeaves")}</label>
        <span className="select">
          <select id="leaver" name="leaver" defaultValue={single?.personId ?? ""}>
            {people.map(({ key, personId, name }) =>
              personId === null ? null : (
                <option key={key} value={personId}>
                  {name ?? t("unnamedUser")}
                </option>
              ),
            )}
          </select>
          <Icon name="down" small />
        </span>
      </div>
      <button className="btn" type="submit" name="intent" value="leave">
        {t("chooseLastDay")}
      </button>
    </>
  );
}
