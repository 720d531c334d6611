import { useState, type ReactElement } from "react";

import { useHydrated } from "~/ui/hydrated";
import { Icon } from "~/ui/icon";
import { useTexts } from "~/ui/texts";
import type { DeskPerson } from "../domain/desk/desk-people";

type LeaveChooserProps = {
  /** Everyone who has something in service. */
  readonly people: readonly DeskPerson[];
  /** The one who is ticked or found, if it is one. */
  readonly single: DeskPerson | null;
};

/** "Somebody leaves": the page that stops all of their lines at once, for whoever is chosen here. */
export function LeaveChooser({ people, single }: LeaveChooserProps): ReactElement {
  const t = useTexts("changes", "names");
  const [open, setOpen] = useState(false);
  const hydrated = useHydrated();
  return (
    <details
      className="task"
      name="desk"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className="btn btn-sm">
        <Icon name="sign-out" small /> {t("someoneLeaves")}
      </summary>
      {open || !hydrated ? (
        <div className="task-body">
          <div className="field">
            <label htmlFor="leaver">{t("whoLeaves")}</label>
            <span className="select">
              <select id="leaver" name="leaver" key={single?.key ?? ""} defaultValue={single?.personId ?? ""}>
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
        </div>
      ) : null}
    </details>
  );
}
