import { amsterdamDateOf, instantInAmsterdam } from "~/kernel/amsterdam-time";
import { addPeriods, firstDayOf, periodOf, type BillingPeriod } from "~/kernel/billing-period";
import { addDays, earliest, type LocalDate } from "~/kernel/local-date";
import { readTariffFiles } from "~/modules/catalogue/server/tariff-files.server";
import { loadReferenceData } from "~/modules/catalogue/server/load-reference-data.server";
import { startAuditLogWith } from "~/modules/identity/server/anchor-audit.server";
import { storeRateSheets } from "~/modules/usage/server/load-rate-sheets.server";
import { fixedClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { seededIds } from "~/platform/new-id.server";
import { readRateSheets } from "~/modules/usage/server/rate-sheet-files.server";
import { billMonth, collectInvoices, importMonth } from "./month";
import { writeDemoFile } from "./demo-file";
import { completeSeed, isSeeded, startSeed } from "./seed-state";
import { beginStory, endProfile, executeDue, signDelivery, submitStoryChange, type Character } from "./story-actions";
import { stories } from "./stories";
import type { Story } from "./story";

type Event = { readonly at: Date; readonly run: (context: ServerContext) => Promise<void> };

/** Creates the demo stories in an empty database through the code that real customers use, day by day up to now, and
 *  the same for the same clock. Does nothing when they are complete; what a killed run left is discarded and created
 *  again. */
export async function seedDemo(
  context: ServerContext,
  onMessage: (message: string) => void,
  toTell: readonly ((today: LocalDate) => Story)[] = stories,
): Promise<void> {
  if (await isSeeded(context)) return;
  const startedAt = performance.now();
  onMessage("Loading demo data …");
  // The stories take the place of all that was, its audit log included.
  await startAuditLogWith(
    context,
    () => Promise.resolve(true),
    () => startSeed(context),
  );
  const files = readTariffFiles();
  await loadReferenceData(context, files);
  await storeRateSheets(context, readRateSheets(files.rateSheetFiles));
  const now = context.clock.now();
  const today = amsterdamDateOf(now);
  const seeded: ServerContext = { ...context, newId: seededIds(`demo ${today}`) };
  const characters = new Map<string, Character>();
  const told = toTell.map((story) => story(today));
  for (const event of timelineOf(told, now, characters)) {
    if (event.at > now) continue;
    await event.run({ ...seeded, clock: fixedClock(event.at) });
  }
  await writeDemoFile(
    seeded,
    told.flatMap(({ name }) => characters.get(name) ?? []),
  );
  await completeSeed(context);
  onMessage(`Demo data is there (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** Returns everything that happens in chronological order. What the stories do today has happened by now, however early
 *  it is; only changes wait for the moment of their execution. */
function timelineOf(told: readonly Story[], now: Date, characters: Map<string, Character>): Event[] {
  const today = amsterdamDateOf(now);
  const events: Event[] = [];
  const inItsTime = (on: LocalDate, time: string, run: Event["run"]): void => {
    events.push({ at: instantInAmsterdam(on, time), run });
  };
  const at: typeof inItsTime = (on, time, run) => {
    const instant = instantInAmsterdam(on, time);
    events.push({ at: on === today && instant > now ? now : instant, run });
  };
  const known = (story: Story): Character => {
    const character = characters.get(story.name);
    if (!character) throw new Error(`${story.name} has not begun`);
    return character;
  };
  for (const story of told) {
    at(story.provisionedOn, "07:00", async (context) => {
      characters.set(story.name, await beginStory(context, story));
    });
    for (const { category, on } of story.signed)
      at(on, "07:30", (context) => signDelivery(context, known(story), category, on));
    for (const change of story.changes)
      at(change.on, "07:40", (context) => submitStoryChange(context, known(story), change));
    for (const { on, name } of story.endedByServiceDesk)
      at(on, "07:50", (context) => endProfile(context, known(story), name));
  }
  const first = earliest(today, ...told.map((story) => story.provisionedOn));
  for (let day = first; day <= today; day = addDays(day, 1)) inItsTime(day, "08:00", executeDue);
  for (let period = periodOf(first); period <= periodOf(today); period = addPeriods(period, 1)) {
    monthEvents(period, today, at, characters);
  }
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function monthEvents(
  period: BillingPeriod,
  today: LocalDate,
  at: (on: LocalDate, time: string, run: Event["run"]) => void,
  characters: ReadonlyMap<string, Character>,
): void {
  const cast = (): Character[] => [...characters.values()];
  at(firstDayOf(period), "00:20", (context) => billMonth(context, cast(), period));
  const next = firstDayOf(addPeriods(period, 1));
  // Usage comes in when a month is over; of the running one, what there is up to yesterday.
  if (next <= today) at(next, "00:10", (context) => importMonth(context, cast(), period, null));
  else at(today, "06:00", (context) => importMonth(context, cast(), period, addDays(today, -1)));
  at(earliest(today, addDays(firstDayOf(period), 20)), "06:30", (context) => collectInvoices(context, cast()));
}
