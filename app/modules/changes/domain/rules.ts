import type { Finding } from "./finding";
import type { LineView } from "./line-view";
import { preferredDateIsPossible } from "./rule-date";
import {
  conversionChangesProduct,
  conversionOrphansNoOption,
  orderedOptionFits,
  removedOptionIsThere,
} from "./rule-option";
import { orderedOptionIsAlone } from "./rule-option-conflict";
import { productIsKnown, quantityIsPossible } from "./rule-product";
import { nothingElseIsPending, profileIsThere } from "./rule-profile";
import { minimumRemains, requestIsNotEmpty, type AskedLine } from "./rule-request";
import type { Situation } from "./situation";

type LineRule = (view: LineView, situation: Situation) => Finding[];
type RequestRule = (lines: readonly AskedLine[], situation: Situation) => Finding[];

/** What a line must satisfy, whenever it is done. */
export const contentRules: readonly LineRule[] = [
  quantityIsPossible,
  profileIsThere,
  productIsKnown,
  nothingElseIsPending,
  conversionChangesProduct,
  conversionOrphansNoOption,
  orderedOptionFits,
  orderedOptionIsAlone,
  removedOptionIsThere,
];

/** What its date must satisfy. */
export const dateRules: readonly LineRule[] = [preferredDateIsPossible];

/** What the request must satisfy as a whole. */
export const requestRules: readonly RequestRule[] = [requestIsNotEmpty, minimumRemains];
