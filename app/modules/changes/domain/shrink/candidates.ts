import { isInService, type ProfileInService } from "~/modules/inventory/domain/in-service";
import { calendarOf } from "~/modules/catalogue/domain/calendar-of";
import type { Category } from "~/modules/catalogue/domain/catalogue";
import type { ChangeLine } from "../change-line";
import type { ChangeSnapshot } from "../desk/change-snapshot";
import { assess } from "../evaluation/assess";
import { queuedWork } from "../rules/queued-work";
import type { Moment } from "./moments";
import type { MonthlyCosts } from "./recurring";
import type { Candidates, Leaver } from "./shrink-plan";

/** Returns who of a category could go now, and what each would cost: what the evaluator says of a request that removes
 *  all of them. */
export function candidatesOf(
  snapshot: ChangeSnapshot,
  category: Category,
  now: Moment,
  monthly: MonthlyCosts,
): Candidates & { readonly freeNow: number } {
  const { removals } = queuedWork(snapshot.earlierRequests);
  const there = snapshot.profiles.filter(
    (profile) =>
      profile.category === category && isInService(profile, snapshot.receivedOn) && !removals.has(profile.id),
  );
  const { receivedOn, preferredDate } = now;
  const proposal = { receivedOn, preferredDate, lines: there.map(({ id }) => removal(id)) };
  const { lines, downscale } = assess({ ...snapshot, calendar: calendarOf(snapshot.rulePack), proposal });
  const movable: Leaver[] = [];
  const kept: Candidates["kept"][number][] = [];
  for (const [at, profile] of there.entries()) {
    const line = lines[at];
    const finding = line?.findings[0];
    if (finding) kept.push({ profileId: profile.id, name: profile.name, finding });
    else if (line?.allowance) movable.push(leaverOf(profile, line.allowance, receivedOn, monthly));
  }
  const row = downscale.find((each) => each.category === category);
  const freeNow = row?.allowance == null ? there.length : Math.max(0, row.allowance - row.used);
  return { users: there.length, movable, kept, freeNow };
}

export function removal(profileId: string): ChangeLine {
  return { action: "remove-profile", profileId };
}

function leaverOf(
  profile: ProfileInService,
  { feeCents, cover }: Pick<Leaver, "feeCents" | "cover">,
  month: Moment["receivedOn"],
  monthly: MonthlyCosts,
): Leaver {
  return {
    profileId: profile.id,
    name: profile.name,
    productCode: profile.productCode,
    monthlyCents: monthly.all(profile, month),
    optionCents: monthly.options(profile, month),
    feeCents,
    cover,
  };
}

/** Returns so many of those who can go: without a device before with one, which never goes free within the term (R2.7),
 *  then the lowest buy-out first, then who costs most a month, then in the order of the list. */
export function chosenOf(movable: readonly Leaver[], count: number): readonly Leaver[] {
  const rank = ({ cover }: Leaver): number => (cover === "with-device" ? 1 : 0);
  return movable
    .toSorted((a, b) => rank(a) - rank(b) || a.feeCents - b.feeCents || b.monthlyCents - a.monthlyCents)
    .slice(0, count);
}
