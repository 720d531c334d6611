import { localDate } from "~/kernel/local-date";
import { Badge } from "../badge";
import { LinkButton } from "../button";
import { Callout } from "../callout";
import { DatedList } from "../dated-list";
import { Day } from "../day";
import { Empty } from "../empty";
import { Money } from "../money";
import { PhoneLink } from "../phone-link";
import { StatusBadge } from "../status-badge";
import { Steps } from "../steps";
import { Strip } from "../strip";
import { SumsTable } from "../sums-table";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableFoot, TableHead } from "../table";
import type { Specimen } from "./specimen";

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

/** What a page tells: amounts, states, tables, lists. */
export const content: readonly Specimen[] = [
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
];
