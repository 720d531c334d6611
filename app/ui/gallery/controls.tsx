import { Button, LinkButton } from "../button";
import { ErrorSummary } from "../error-summary";
import { Field } from "../field";
import { FieldFrame } from "../field-frame";
import { Icon } from "../icon";
import { icons, type IconName } from "../icons";
import { LanguageSwitch } from "../language-switch";
import { PagedNavigation } from "../paged-navigation";
import { Pager } from "../pager";
import { PasswordField } from "../password-field";
import { SelectField } from "../select-field";
import { SignOut } from "../sign-out";
import { SkipLink } from "../skip-link";
import { ThemeSwitch } from "../theme-switch";
import { Unfold } from "../unfold";
import type { Setting, Specimen } from "./specimen";

const languageField = ({ say, id }: Setting, name: string) => ({
  label: say("Taal", "Language"),
  name,
  id: id(name),
  choices: [
    { value: "nl", label: say("Nederlands", "Dutch") },
    { value: "en", label: say("Engels", "English") },
  ],
});

/** What one presses, fills in and follows. */
export const controls: readonly Specimen[] = [
  {
    shows: ["Icon"],
    states: () => [
      [
        "all",
        <span key="icons" className="row">
          {(Object.keys(icons) as IconName[]).map((name) => (
            <span key={name} title={name}>
              <Icon name={name} /> <Icon name={name} small />
            </span>
          ))}
        </span>,
      ],
    ],
  },
  {
    shows: ["Button"],
    states: ({ say }) => [
      ...(["plain", "primary", "quiet", "danger"] as const).flatMap((kind) => [
        [kind, <Button key={kind} kind={kind} type="button" children={say("Vraag aan", "Request")} />] as const,
        [
          `${kind}, small, with icon`,
          <Button key={kind} kind={kind} type="button" small icon="plus" children={say("Voeg toe", "Add")} />,
        ] as const,
        [
          `${kind}, disabled`,
          <Button key={kind} kind={kind} type="button" disabled children={say("Wacht", "Wait")} />,
        ] as const,
      ]),
      ["wide", <Button key="wide" kind="primary" type="button" wide children={say("Log in", "Sign in")} />],
    ],
  },
  {
    shows: ["LinkButton"],
    states: ({ say }) => [
      ["plain", <LinkButton key="1" href="/gallery" children={say("Naar facturen", "To invoices")} />],
      ["small", <LinkButton key="2" href="/gallery" small icon="download" children="PDF" />],
    ],
  },
  {
    shows: ["Field", "FieldFrame"],
    states: ({ say, id }) => [
      ["empty", <Field key="1" label={say("Naam", "Name")} name="name" id={id("name-empty")} />],
      [
        "with hint and value",
        <Field
          key="2"
          label={say("Naam", "Name")}
          name="name"
          id={id("name-hint")}
          defaultValue="Jan"
          hint={say("Zo staat het op de factuur.", "As it stands on the invoice.")}
        />,
      ],
      [
        "wrong",
        <Field
          key="3"
          label={say("Naam", "Name")}
          name="name"
          id={id("name-wrong")}
          error={say("Vul een naam in.", "Enter a name.")}
        />,
      ],
      [
        "disabled",
        <Field key="4" label={say("Naam", "Name")} name="name" id={id("name-off")} disabled defaultValue="Jan" />,
      ],
      [
        "another control in its frame",
        <FieldFrame
          key="5"
          id={id("note")}
          label={say("Opmerking", "Remark")}
          aside={<a href="/gallery">{say("Waarom?", "Why?")}</a>}
        >
          <textarea className="input" id={id("note")} />
        </FieldFrame>,
      ],
    ],
  },
  {
    shows: ["SelectField"],
    states: (setting) => [
      ["plain", <SelectField key="1" {...languageField(setting, "language")} />],
      [
        "wrong",
        <SelectField
          key="2"
          {...languageField(setting, "language-wrong")}
          error={setting.say("Kies een taal.", "Choose a language.")}
        />,
      ],
    ],
  },
  {
    shows: ["PasswordField"],
    states: ({ say, id }) => [
      [
        "plain",
        <PasswordField
          key="1"
          label={say("Wachtwoord", "Password")}
          name="password"
          id={id("password")}
          autoComplete="current-password"
        />,
      ],
      [
        "wrong",
        <PasswordField
          key="2"
          label={say("Wachtwoord", "Password")}
          name="password"
          id={id("password-wrong")}
          autoComplete="new-password"
          error={say("Kies een langer wachtwoord.", "Choose a longer password.")}
        />,
      ],
    ],
  },
  {
    shows: ["ErrorSummary"],
    alone: true,
    states: ({ say, id }) => [
      [
        "two errors",
        <ErrorSummary
          key="1"
          errors={[
            { fieldId: id("name-wrong"), message: say("Vul een naam in.", "Enter a name.") },
            { fieldId: null, message: say("Er is niets verzonden.", "Nothing was sent.") },
          ]}
        />,
      ],
    ],
  },
  {
    shows: ["Pager"],
    states: () => [
      ["in the middle", <Pager key="1" newer="#" older="#" />],
      ["first page", <Pager key="2" newer={null} older="#" />],
    ],
  },
  {
    shows: ["PagedNavigation"],
    states: () => [
      ["in the middle", <PagedNavigation key="1" list={{ page: 2, pages: 3, total: 58 }} addressOf={() => "#"} />],
      ["last page", <PagedNavigation key="2" list={{ page: 3, pages: 3, total: 58 }} addressOf={() => "#"} />],
    ],
  },
  {
    shows: ["Unfold"],
    states: ({ say }) => [
      [
        "closed",
        <Unfold key="1" summary={say("Hoe berekend?", "How computed?")}>
          23,25 × 3
        </Unfold>,
      ],
      [
        "open",
        <Unfold key="2" summary={say("Hoe berekend?", "How computed?")} open>
          23,25 × 3
        </Unfold>,
      ],
    ],
  },
  { shows: ["LanguageSwitch"], states: () => [["plain", <LanguageSwitch key="1" returnTo="/gallery" />]] },
  {
    shows: ["ThemeSwitch"],
    states: () => [["plain", <ThemeSwitch key="1" className="btn btn-quiet" returnTo="/gallery" />]],
  },
  { shows: ["SignOut"], states: () => [["plain", <SignOut key="1" className="btn btn-quiet" />]] },
  { shows: ["SkipLink"], states: () => [["shown when it has the focus", <SkipLink key="1" />]] },
];
