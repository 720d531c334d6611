import { compareTexts } from "~/kernel/compare-texts";
import type { LocalDate } from "~/kernel/local-date";
import { productInUseOn } from "~/modules/catalogue/domain/catalogue";
import type { ProfileInService } from "~/modules/inventory/domain/in-service";
import { namesOf } from "../change-line";
import type { EarlierLine, EarlierRequest, Snapshot } from "../evaluation/evaluation-input";

/** Returns the snapshot as it will be on a later day, once everything due on or before that day has been executed on
 *  its date. Lines without a known date stay queued. */
export function projectedSnapshot(snapshot: Snapshot, day: LocalDate): Snapshot {
  const due = snapshot.earlierRequests
    .flatMap((request) => request.lines.flatMap((earlier, index) => dueLine(request, earlier, index, day)))
    .sort((a, b) => compareTexts(a.date, b.date));
  if (due.length === 0) return snapshot;
  const profiles = new Map(snapshot.profiles.map((profile) => [profile.id, profile]));
  const groupOptions = new Set(snapshot.groupOptions);
  const removedNumbers = new Set<string>();
  const completed = new Map<EarlierLine, EarlierLine>();
  for (const { key, earlier, date } of due) {
    const { line } = earlier;
    const profileId = "profileId" in line ? line.profileId : null;
    const profile = profileId === null ? undefined : profiles.get(profileId);
    completed.set(earlier, {
      ...earlier,
      status: "completed",
      fromProductCode: earlier.fromProductCode ?? profile?.productCode ?? null,
    });
    if (line.action === "add-profile") {
      const category = productInUseOn(snapshot.priceBook, line.productCode, day)?.category;
      for (let piece = 0; category !== undefined && piece < line.quantity; piece += 1) {
        const id = `${key}:${String(piece)}`;
        const { productCode, options } = line;
        const name = namesOf(line)[piece] ?? null;
        const fresh = { id, category, productCode, options, withDevice: false, name, e164: line.e164 ?? null };
        profiles.set(id, { ...fresh, activeFrom: date, activeUntil: null });
      }
    } else if (line.action === "remove-number") removedNumbers.add(line.numberId);
    else if (profile) profiles.set(profile.id, executedOn(profile, earlier, date));
    else if (line.action === "add-option") groupOptions.add(line.productCode);
    else if (line.action === "remove-option") groupOptions.delete(line.productCode);
  }
  return {
    ...snapshot,
    profiles: [...profiles.values()],
    groupOptions: [...groupOptions],
    numbers: snapshot.numbers?.filter(({ id }) => !removedNumbers.has(id)) ?? null,
    earlierRequests: snapshot.earlierRequests.map((request) => ({
      ...request,
      lines: request.lines.map((earlier) => completed.get(earlier) ?? earlier),
    })),
  };
}

type DueLine = { readonly key: string; readonly earlier: EarlierLine; readonly date: LocalDate };

function dueLine(request: EarlierRequest, earlier: EarlierLine, index: number, day: LocalDate): DueLine[] {
  const { date, status } = earlier;
  if (status !== "queued" || date === null || date > day) return [];
  return [{ key: `${request.id ?? request.receivedOn}:${String(index)}`, earlier, date }];
}

function executedOn(profile: ProfileInService, { line }: EarlierLine, date: LocalDate): ProfileInService {
  switch (line.action) {
    case "remove-profile":
      return { ...profile, activeUntil: date };
    case "convert-profile":
      return { ...profile, productCode: line.toProductCode };
    case "hand-over":
      return {
        ...profile,
        name: line.name ?? profile.name,
        e164: line.release === true ? null : (line.e164 ?? profile.e164),
      };
    case "add-option":
      return { ...profile, options: [...profile.options, line.productCode] };
    case "remove-option":
      return { ...profile, options: profile.options.filter((code) => code !== line.productCode) };
    case "add-profile":
    case "add-number":
    case "remove-number":
    case "order-phone":
      return profile;
    default:
      return line satisfies never;
  }
}
