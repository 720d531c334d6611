import type { Finding } from "./finding";
import type { ResolvedLine } from "./resolved-line";
import type { PreviewTotals } from "../preview";
import { preferredDateIsPossible } from "./rule-date";
import { phoneGoesWithProfile } from "./rule-hardware";
import { areaCodeIsKnown, namedNumberIsFree, releasedNumberIsFixed, removedNumbersAreFree } from "./rule-number";
import {
  conversionChangesProduct,
  conversionOrphansNoOption,
  orderedOptionFits,
  orderedOptionIsSubstantiated,
  removedOptionIsThere,
} from "./rule-option";
import { orderedOptionIsAlone } from "./rule-option-conflict";
import { productIsKnown, quantityIsPossible } from "./rule-product";
import { nothingElseIsPending, profileIsThere } from "./rule-profile";
import { minimumRemains, requestIsNotEmpty, type JudgedLine } from "./rule-request";
import { requestIsNotTooLarge } from "./rule-request-size";
import type { RequestInSituation } from "./request-in-situation";
import type { Situation } from "./situation";

type LineRule = (view: ResolvedLine, situation: RequestInSituation) => Finding[];
type TotalRule = (totals: PreviewTotals, situation: Situation) => Finding[];
type RequestRule = (lines: readonly JudgedLine[], situation: Situation) => Finding[];

/** What a line must satisfy on any date. */
export const contentRules: readonly LineRule[] = [
  quantityIsPossible,
  profileIsThere,
  productIsKnown,
  phoneGoesWithProfile,
  areaCodeIsKnown,
  removedNumbersAreFree,
  namedNumberIsFree,
  releasedNumberIsFixed,
  nothingElseIsPending,
  conversionChangesProduct,
  conversionOrphansNoOption,
  orderedOptionFits,
  orderedOptionIsAlone,
  orderedOptionIsSubstantiated,
  removedOptionIsThere,
];

/** What the date of a line must satisfy. */
export const dateRules: readonly LineRule[] = [preferredDateIsPossible];

/** What the request must satisfy as a whole, whatever it costs. */
export const requestRules: readonly RequestRule[] = [requestIsNotEmpty, minimumRemains];

/** What the request must satisfy once its costs are known. */
export const totalRules: readonly TotalRule[] = [requestIsNotTooLarge];
