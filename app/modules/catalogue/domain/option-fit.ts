import type { Product } from "./catalogue";
import type { FitPolicy } from "./rule-pack";

/** Returns whether an option's profile rule allows a profile (R5.2). */
export function fitsProfile(option: Product, profileCode: string, fit: FitPolicy): boolean {
  return option.profileRule === "" || fit.profileRules[option.profileRule].includes(profileCode);
}

/** Returns the options that a user cannot have together with an option (R5.3). */
export function exclusivePartners(code: string, fit: FitPolicy): string[] {
  return fit.exclusiveGroups.flatMap((group) => (group.includes(code) ? group.filter((other) => other !== code) : []));
}
