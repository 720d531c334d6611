import { fitsProfile } from "~/modules/catalogue/domain/option-fit";
import type { Category, Product } from "~/modules/catalogue/domain/catalogue";
import type { Finding, OptionMisfit } from "./finding";
import type { RequestInSituation } from "./request-in-situation";
import type { ResolvedLine } from "./resolved-line";
import { isRemovedBy, optionsAfterwards } from "./options-afterwards";
import { queuedOptionsOf } from "./queued-work";
import { inUse, isOption, named, optionKey, orderable, type Situation } from "./situation";

/** An ordered option fits the profile or the group that it is ordered for (R5.2, R5.5). */
export function orderedOptionFits(view: ResolvedLine, situation: RequestInSituation): Finding[] {
  return orderedOptions(view, situation).flatMap((option) => {
    const because = misfitOf(option, view, situation);
    return because ? [{ code: "OPTION_NOT_ALLOWED" as const, option, because }] : [];
  });
}

/** An option that is free when substantiated is ordered with a reason (R5.7). A profile is ordered without it: the option
 *  follows on a line of its own. */
export function orderedOptionIsSubstantiated(view: ResolvedLine, situation: RequestInSituation): Finding[] {
  const { substantiated } = situation.input.rulePack.fit;
  const reason = view.line.action === "add-option" ? (view.line.substantiation ?? "") : "";
  if (reason.trim() !== "") return [];
  return orderedOptions(view, situation)
    .filter(({ code }) => substantiated.includes(code))
    .map(({ code }) => ({ code: "SUBSTANTIATION_MISSING" as const, option: named(situation, code) }));
}

/** A removed option is in service. One that is queued, or added by an earlier line, is reported as already pending
 *  instead; a code that is not an option has a finding of its own (R5.6). */
export function removedOptionIsThere(view: ResolvedLine, situation: Situation): Finding[] {
  const { line, profile, index } = view;
  if (line.action !== "remove-option" || (line.profileId !== null && !profile)) return [];
  if (!isOption(line.productCode, situation)) return [];
  const { input, queued, proposed } = situation;
  const present = (profile?.options ?? input.groupOptions).includes(line.productCode);
  const onItsWay = queuedOptionsOf(queued, line.profileId).has(line.productCode);
  const addedBefore = (proposed.optionsAdded.get(optionKey(line.profileId, line.productCode)) ?? index) < index;
  if (present || onItsWay || addedBefore) return [];
  return [{ code: "OPTION_MISSING", option: named(situation, line.productCode) }];
}

/** A conversion leaves no option behind that does not fit the new profile: such an option goes on the same day or earlier.
 *  The finding names each (R5.4). */
export function conversionOrphansNoOption(
  { conversion, profile, line, date }: ResolvedLine,
  situation: RequestInSituation,
): Finding[] {
  if (!conversion || !profile || line.action !== "convert-profile") return [];
  const orphans = profile.options.filter((code) => {
    if (isRemovedBy(code, profile.id, date, situation)) return false;
    const option = inUse(situation, code);
    return option !== null && !fitsProfile(option, conversion.to.code, situation.input.rulePack.fit);
  });
  if (orphans.length === 0) return [];
  const options = orphans.map((code) => named(situation, code));
  return [{ code: "ORPHAN_OPTION", options, product: conversion.to }];
}

/** A conversion leads to a different product. */
export function conversionChangesProduct({ conversion }: ResolvedLine): Finding[] {
  if (conversion?.from.code !== conversion?.to.code || !conversion) return [];
  return [{ code: "SAME_PRODUCT", product: conversion.to }];
}

/** Returns the options that a line orders and that the price list contains. */
export function orderedOptions({ line }: ResolvedLine, situation: Situation): Product[] {
  const codes = line.action === "add-option" ? [line.productCode] : line.action === "add-profile" ? line.options : [];
  return codes.flatMap((code) => {
    const option = orderable(situation, code);
    return option?.scope === "user_option" || option?.scope === "group_option" ? [option] : [];
  });
}

function misfitOf(option: Product, view: ResolvedLine, situation: RequestInSituation): OptionMisfit | null {
  const { fit } = situation.input.rulePack;
  const { line, profile } = view;
  if (line.action === "add-option" && line.profileId === null) return groupMisfitOf(option, situation);
  if (option.scope === "group_option") return { kind: "for-the-group" };
  const products = productsOf(view, situation);
  const [first] = products;
  if (!first) return null;
  if (option.category !== first.category) return { kind: "other-category", category: option.category };
  const misfit = products.find(({ code }) => !fitsProfile(option, code, fit));
  if (misfit) return { kind: "other-profile", product: named(situation, misfit.code) };
  const afterwards =
    line.action === "add-profile" ? line.options : profile ? optionsAfterwards(profile, situation) : [];
  const missing = fit.optionNeeds.find((need) => need.option === option.code && !afterwards.includes(need.needs));
  return missing ? { kind: "needs", product: named(situation, missing.needs) } : null;
}

function groupMisfitOf(option: Product, situation: Situation): OptionMisfit | null {
  if (option.scope === "user_option") return { kind: "for-a-user" };
  const needed = situation.input.rulePack.fit.groupOptionsNeed[option.category];
  if (needed === undefined || situation.input.groupOptions.includes(needed)) return null;
  return { kind: "needs", product: named(situation, needed) };
}

/** Returns the products with which the user has the option that a line orders: the one on its date, and the one that it becomes
 *  later by the same request (R5.4). Empty when it is not known. */
function productsOf(
  { line, profile, date }: ResolvedLine,
  situation: RequestInSituation,
): readonly { readonly category: Category; readonly code: string }[] {
  if (line.action === "add-profile") {
    const product = orderable(situation, line.productCode);
    return product?.scope === "profile" ? [product] : [];
  }
  if (!profile) return [];
  const before = { category: profile.category, code: profile.productCode };
  const converted = situation.proposed.conversions.get(profile.id);
  const product = converted === undefined ? null : orderable(situation, converted.to);
  if (converted === undefined || product?.scope !== "profile" || product.category !== profile.category) return [before];
  const convertedOn = situation.lines[converted.index]?.date ?? date;
  return convertedOn > date ? [before, product] : [product];
}
