import { localDate } from "~/kernel/local-date";
import { TooltipFigures } from "../charts/chart-tooltip";
import type { Series } from "../charts/series";
import { CostChart } from "../cost-chart";
import { Legend } from "../legend";
import { Meter } from "../meter";
import { Ruler } from "../ruler";
import { StepChart } from "../step-chart";
import { UserChart } from "../user-chart";
import { YearRuler } from "../year-ruler";
import type { Setting, Specimen } from "./specimen";

const DAY = localDate("2026-11-24");

const YEAR_DAY = localDate("2026-01-05");

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

const STEPS = [
  ["2027-05", 69_525, 39_100],
  ["2027-06", 69_525, 58_570],
  ["2027-07", 69_525, 78_100],
  ["2027-08", 69_525, 117_150],
] as const;

const bars = [
  { key: "1", name: "Jan de Boer", cents: [2_325, 1_119], previousCents: 2_950 },
  { key: "2", name: "Sanne van den Heuvel-Achterberg", cents: [2_325, 87], previousCents: 2_325 },
  { key: "3", name: "Fatima Bakker", cents: [925, 0], previousCents: null },
];

const room = (used: number, queued: number, now: number, over: number) => ({ allowance: 5, used, queued, now, over });

/** What is drawn: charts, meters, rulers. */
export const charts: readonly Specimen[] = [
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
    shows: ["StepChart"],
    states: ({ say }) => [
      [
        "two choices",
        <StepChart
          key="1"
          columns={STEPS.map(([key, ...cents]) => ({ key, label: key.slice(5), title: key, cents }))}
          series={[
            { kind: "c1", label: say("Nu afkopen", "Buy out now"), figure: "€ 695" },
            { kind: "c0", label: say("Wachten", "Wait"), figure: "€ 1.171" },
          ]}
          sentence={say("Wachten kost vanaf juli meer", "From July on waiting costs more")}
        />,
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
];
