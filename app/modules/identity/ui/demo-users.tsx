import type { ReactElement } from "react";

import type { Translate } from "~/format/texts";

export type DemoUserRow = {
  readonly story: string;
  readonly email: string;
  readonly password: string;
  readonly role: "owner" | "member";
};

/** The sign-ins of the demo data, to copy; it has no fields of its own. */
export function DemoUsers({
  users,
  t,
}: {
  readonly users: readonly DemoUserRow[];
  readonly t: Translate;
}): ReactElement {
  return (
    <section className="strip mt-6" aria-labelledby="demo-users">
      <div className="strip-head">
        <h2 id="demo-users">{t("demoUsers")}</h2>
      </div>
      <p className="small muted">{t("demoUsersIntro")}</p>
      <ul className="small mt-3">
        {users.map(({ story, email, password, role }) => (
          <li key={email} className="mt-2">
            <b>{storyName(story, t)}</b>
            {role === "member" && ` ${t("demoMember")}`}
            <br />
            <code>{email}</code> <span className="subtle">{t("demoPassword")}</span> <code>{password}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function storyName(story: string, t: Translate): string {
  const key = `story-${story}`;
  const name = t(key);
  return name === key ? story : name;
}
