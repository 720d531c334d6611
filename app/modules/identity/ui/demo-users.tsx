import { useReader } from "~/ui/texts";
import type { ReactElement } from "react";

import type { Reader } from "~/format/texts";

export type DemoUserRow = {
  readonly story: string;
  readonly email: string;
  readonly password: string;
  readonly role: "owner" | "member";
};

/** The sign-ins of the demo data, to copy; it has no fields of its own. */
export function DemoUsers({ users }: { readonly users: readonly DemoUserRow[] }): ReactElement {
  const reader = useReader();
  const t = reader.texts("identity");
  return (
    <section className="strip mt-6" aria-labelledby="demo-users">
      <div className="strip-head">
        <h2 id="demo-users">{t("demoUsers")}</h2>
      </div>
      <p className="small muted">{t("demoUsersIntro")}</p>
      <ul className="small mt-3">
        {users.map(({ story, email, password, role }) => (
          <li key={email} className="mt-2">
            <b>{storyName(story, reader)}</b>
            {role === "member" && ` ${t("demoMember")}`}
            <br />
            <code>{email}</code> <span className="subtle">{t("demoPassword")}</span> <code>{password}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function storyName(story: string, reader: Reader): string {
  const told = STORIES.find((known) => known === story);
  return told === undefined ? story : reader.texts("identity")(`story-${told}`);
}

const STORIES = [
  "large",
  "room",
  "none-left",
  "last-month",
  "after-term",
  "not-active",
  "failed-request",
  "empty",
] as const;
