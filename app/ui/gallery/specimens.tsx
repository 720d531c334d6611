import type { ReactNode } from "react";

import type { Language } from "~/kernel/language";
import { localDate } from "~/kernel/local-date";
import { Badge } from "../badge";
import { Brand } from "../brand";
import { Button, LinkButton } from "../button";
import { Callout } from "../callout";
import { TooltipFigures } from "../charts/chart-tooltip";
import type { Series } from "../charts/series";
import { CostChart } from "../cost-chart";
import { DatedList } from "../dated-list";
import { Day } from "../day";
import { Empty } from "../empty";
import { ErrorPage } from "../error-page";
import { ErrorSummary } from "../error-summary";
import { Field } from "../field";
import { FieldFrame } from "../field-frame";
import { Frame } from "../frame";
import { Icon } from "../icon";
import { icons, type IconName } from "../icons";
import { LanguageSwitch } from "../language-switch";
import { Legend } from "../legend";
import { Meter } from "../meter";
import { Money } from "../money";
import { Navigation, TabBar } from "../navigation";
import { PageHead } from "../page-head";
import { Pager } from "../pager";
import { PasswordField } from "../password-field";
import { PhoneLink } from "../phone-link";
import { Ruler } from "../ruler";
import { SelectField } from "../select-field";
import type { Shell } from "../shell";
import { SignOut } from "../sign-out";
import { SkipLink } from "../skip-link";
import { StatusBadge } from "../status-badge";
import { Steps } from "../steps";
import { Strip } from "../strip";
import { SumsTable } from "../sums-table";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "../table";
import { ThemeSwitch } from "../theme-switch";
import { Unfold } from "../unfold";
import { UserChart } from "../user-chart";
import { YearRuler } from "../year-ruler";

/** What a specimen is shown with: its language, words in it, and ids that stand once on the page. */
export type Setting = {
  readonly language: Language;
  readonly say: (dutch: string, english: string) => string;
  readonly id: (name: string) => string;
};

/** A component of the design system in all its states. */
export type Specimen = {
  /** The names of the components that it shows, as they are exported. */
  readonly shows: readonly string[];
  /** True for what fills the window or takes the focus: it is shown alone. */
  readonly alone?: boolean;
  readonly states: (setting: Setting) => readonly (readonly [state: string, shown: ReactNode])[];
};

const TONES = ["neutral", "accent", "warn", "danger"] as const;
const STATUSES = [
  "awaiting-approval",
  "queued",
  "executing",
  "completed",
  "partly-completed",
  "cancelled",
  "rejected",
  "issued",
  "collected",
  "failed",
  "credited",
] as const;
const DAY = localDate("2026-11-24");
const YEAR_DAY = localDate("2026-01-05");
const PHONE = "0800 0403";
const SHELL: Shell = {
  brandName: "Mijn Voorbeeld",
  phone: PHONE,
  today: DAY,
  user: {
    name: "Fatima Bakker",
    email: "fatima@velder.example",
    customerName: "Velder Installatietechniek",
    customerNumber: 204_117,
    active: true,
    pendingRequests: 3,
  },
};

const seriesIn = ({ say }: Setting): Series[] => [
  { kind: "c0", label: say("Vaste kosten", "Fixed costs") },
  { kind: "c1", label: say("Verbruik", "Usage") },
  { kind: "c4", label: say("Eenmalig", "One-off") },
];
const MONTHS = [
  ["2026-08", 118_740, 9_313, 0],
  ["2026-09", 118_740, 12_087, 24_999],
  ["2026-10", 121_331, 7_777, -6_150],
  ["2026-11", 121_331, 10_019, 0],
] as const;
const columns = MONTHS.map(([key, ...cents]) => ({ key, label: key.slice(5), title: key, cents }));
const bars = [
  { key: "1", name: "Jan de Boer", cents: [2_325, 1_119], previousCents: 2_950 },
  { key: "2", name: "Sanne van den Heuvel-Achterberg", cents: [2_325, 87], previousCents: 2_325 },
  { key: "3", name: "Fatima Bakker", cents: [925, 0], previousCents: null },
];
const room = (used: number, queued: number, now: number, over: number) => ({ allowance: 5, used, queued, now, over });

const languageField = ({ say, id }: Setting, name: string) => ({
  label: say("Taal", "Language"),
  name,
  id: id(name),
  choices: [
    { value: "nl", label: say("Nederlands", "Dutch") },
    { value: "en", label: say("Engels", "English") },
  ],
});

/** Every component of the design system, in the order in which one looks for it. */
export const specimens: readonly Specimen[] = [
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
    shows: ["Badge"],
    states: ({ say }) =>
      TONES.map((tone) => [tone, <Badge key={tone} tone={tone} sign="clock" children={say("Staat klaar", "Ready")} />]),
  },
  {
    shows: ["StatusBadge"],
    states: () => STATUSES.map((status) => [status, <StatusBadge key={status} status={status} />]),
  },
  {
    shows: ["Callout"],
    states: ({ say }) =>
      TONES.map((tone) => [
        tone,
        <Callout key={tone} tone={tone}>
          <p>{say("Je aanvraag is ingediend.", "Your request has been submitted.")}</p>
        </Callout>,
      ]),
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
    shows: ["Money"],
    states: () => [
      ["amount", <Money key="1" cents={123_456} />],
      ["credit", <Money key="2" cents={-9_275} />],
      ["difference", <Money key="3" cents={3_333} signed />],
      ["nothing", <Money key="4" cents={0} />],
    ],
  },
  {
    shows: ["Day"],
    states: () =>
      (["long", "row", "weekday"] as const).map((style) => [style, <Day key={style} date={DAY} style={style} />]),
  },
  { shows: ["PhoneLink"], states: () => [["plain", <PhoneLink key="1" phone={PHONE} />]] },
  {
    shows: ["PageHead"],
    states: ({ say }) => [
      [
        "whole",
        <PageHead
          key="1"
          title={say("Facturen", "Invoices")}
          lead={say("Wat je betaalt, en waarom.", "What you pay, and why.")}
          crumbs={<a href="/gallery">{say("Overzicht", "Overview")}</a>}
          actions={<LinkButton href="/gallery" children="ZIP" />}
        />,
      ],
      ["title alone", <PageHead key="2" title={say("Facturen", "Invoices")} />],
    ],
  },
  {
    shows: ["Strip"],
    states: ({ say }) => [
      [
        "with a link",
        <Strip key="1" title={say("Verbruik", "Usage")} aside={<a href="/gallery">{say("Alles", "All")}</a>}>
          <p>{say("Inhoud", "Content")}</p>
        </Strip>,
      ],
    ],
  },
  {
    shows: ["Empty"],
    states: ({ say }) => [
      [
        "with a next step",
        <Empty
          key="1"
          icon="calendar"
          title={say("Nog geen facturen", "No invoices yet")}
          action={<LinkButton href="/gallery" children={say("Bekijk modules", "See modules")} />}
        >
          {say("De eerste komt begin december.", "The first comes early in December.")}
        </Empty>,
      ],
    ],
  },
  {
    shows: ["Table", "TableHead", "TableBody", "TableFoot", "Row", "RowHead", "ColumnHead", "Cell"],
    states: ({ say }) => [
      [
        "sorted, a changed row, nothing to say, a total",
        <Table key="1" caption={say("Profielen", "Profiles")}>
          <TableHead>
            <ColumnHead sort="ascending">{say("Naam", "Name")}</ColumnHead>
            <ColumnHead>{say("Kostenplaats", "Cost centre")}</ColumnHead>
            <ColumnHead numeric>{say("Per maand", "A month")}</ColumnHead>
          </TableHead>
          <TableBody>
            <Row>
              <RowHead>Jan de Boer</RowHead>
              <Cell label={say("Kostenplaats", "Cost centre")}>4100</Cell>
              <Cell numeric label={say("Per maand", "A month")}>
                <Money cents={2_325} />
              </Cell>
            </Row>
            <Row className="is-changed">
              <RowHead>Sanne Visser</RowHead>
              <Cell isVoid label={say("Kostenplaats", "Cost centre")}>
                {null}
              </Cell>
              <Cell numeric label={say("Per maand", "A month")}>
                <Money cents={925} />
              </Cell>
            </Row>
          </TableBody>
          <TableFoot>
            <Row>
              <RowHead colSpan={2}>{say("Totaal", "Total")}</RowHead>
              <Cell numeric>
                <Money cents={3_250} />
              </Cell>
            </Row>
          </TableFoot>
        </Table>,
      ],
    ],
  },
  {
    shows: ["SumsTable"],
    states: ({ say }) => [
      [
        "with a total",
        <SumsTable
          key="1"
          caption={say("Kosten", "Costs")}
          rows={[
            {
              key: "a",
              label: say("Eenmalig", "One-off"),
              meta: say("3 telefoons", "3 phones"),
              values: [<Money key="m" cents={27_747} />],
            },
            { key: "b", label: say("Btw 21%", "VAT 21%"), values: [<Money key="m" cents={5_827} />] },
            { key: "c", label: say("Totaal", "Total"), values: [<Money key="m" cents={33_574} />], isTotal: true },
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
    shows: ["Steps"],
    states: ({ say }) => [
      [
        "done, current, later",
        <Steps
          key="1"
          steps={[
            {
              key: "1",
              state: "done",
              title: say("Ontvangen", "Received"),
              aside: <Day date={YEAR_DAY} style="row" />,
            },
            {
              key: "2",
              state: "current",
              title: say("In uitvoering", "Under way"),
              children: <p>{say("Vandaag.", "Today.")}</p>,
            },
            { key: "3", state: "later", title: say("Klaar", "Done") },
          ]}
        />,
      ],
    ],
  },
  {
    shows: ["DatedList"],
    states: ({ say }) => [
      [
        "two",
        <DatedList
          key="1"
          items={[
            { key: "1", date: DAY, note: "07:30", children: say("Profiel stopt", "Profile ends") },
            { key: "2", date: YEAR_DAY, children: say("Nieuw contractjaar", "New contract year") },
          ]}
        />,
      ],
    ],
  },
  {
    shows: ["Meter"],
    states: () => [
      ["free", <Meter key="1" figures={room(0, 0, 0, 0)} />],
      ["used, queued, now", <Meter key="2" figures={room(1, 1, 2, 0)} />],
      ["too many", <Meter key="3" figures={room(2, 0, 3, 2)} />],
    ],
  },
  {
    shows: ["Legend", "Swatch"],
    states: (setting) => [
      ["plain", <Legend key="1" entries={seriesIn(setting)} />],
      [
        "with figures",
        <Legend key="2" entries={seriesIn(setting).map((entry, at) => ({ ...entry, figure: at + 1 }))} />,
      ],
    ],
  },
  {
    shows: ["Ruler"],
    states: ({ say }) => [
      [
        "second year",
        <div key="1" className="strip">
          <Ruler
            months={36}
            years={[1, 2, 3].map((year) => ({
              label: say(`Jaar ${String(year)}`, `Year ${String(year)}`),
              from: `1-3-${String(2024 + year)}`,
              isCurrent: year === 2,
            }))}
            marks={[
              { label: say("Vandaag", "Today"), at: 0.58, isNow: true },
              { label: say("Opzeggen", "Give notice"), at: 0.92, isNow: false },
            ]}
            sentence={say("Looptijd van drie jaar", "A term of three years")}
          />
        </div>,
      ],
    ],
  },
  {
    shows: ["YearRuler"],
    states: () => [
      ["late in the year", <YearRuler key="1" today={DAY} />],
      ["early in the year", <YearRuler key="2" today={YEAR_DAY} />],
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
  {
    shows: ["CostChart", "ChartFrame"],
    states: (setting) => [
      [
        "drawn, or its skeleton",
        <CostChart
          key="1"
          columns={columns}
          series={seriesIn(setting)}
          sentence={setting.say("Kosten van vier maanden", "Costs of four months")}
        />,
      ],
    ],
  },
  {
    shows: ["UserChart"],
    states: (setting) => [
      [
        "drawn, or its skeleton",
        <UserChart
          key="1"
          rows={bars}
          series={seriesIn(setting).slice(0, 2)}
          sentence={setting.say("Kosten per persoon", "Costs per person")}
        />,
      ],
    ],
  },
  {
    shows: ["ChartTooltip", "TooltipFigures"],
    states: (setting) => [
      [
        "a column",
        <TooltipFigures key="1" title="2026-10" series={seriesIn(setting)} cents={[121_331, 7_777, -6_150]} />,
      ],
    ],
  },
  { shows: ["Brand"], states: () => [["plain", <Brand key="1" name={SHELL.brandName} href="/gallery" />]] },
  { shows: ["LanguageSwitch"], states: () => [["plain", <LanguageSwitch key="1" returnTo="/gallery" />]] },
  {
    shows: ["ThemeSwitch"],
    states: () => [["plain", <ThemeSwitch key="1" className="btn btn-quiet" returnTo="/gallery" />]],
  },
  { shows: ["SignOut"], states: () => [["plain", <SignOut key="1" className="btn btn-quiet" />]] },
  { shows: ["SkipLink"], states: () => [["shown when it has the focus", <SkipLink key="1" />]] },
  {
    shows: ["Navigation"],
    states: () => [
      ["with requests under way", <Navigation key="1" path="/invoices" pendingRequests={3} />],
      ["with none", <Navigation key="2" path="/" pendingRequests={0} />],
    ],
  },
  { shows: ["TabBar"], alone: true, states: () => [["on a phone", <TabBar key="1" path="/invoices" />]] },
  {
    shows: ["ErrorPage"],
    states: () =>
      [400, 403, 404, 409, 429, 500, 503].map((status) => [
        String(status),
        <ErrorPage key={status} status={status} incident="7f3a-21" phone={PHONE} />,
      ]),
  },
  {
    shows: ["Frame", "PageShell", "PlainShell", "GateShell"],
    alone: true,
    states: ({ say }) =>
      ([null, "own-bar", "plain", "gate"] as const).map((kind) => [
        kind ?? "signed in",
        <Frame key={kind} kind={kind} shell={SHELL} path="/invoices" returnTo="/gallery">
          {say("De pagina", "The page")}
        </Frame>,
      ]),
  },
];
