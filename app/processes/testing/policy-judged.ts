import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import { areaCodeOf } from "~/modules/changes/domain/rules/area-code-of-line";
import type { AddNumber, ChangeLine } from "~/modules/changes/domain/change-line";
import { groupOptionsOf } from "~/modules/changes/domain/desk/offers";
import { tooManyWaiting } from "~/modules/changes/domain/prepared/signing";
import type { Inventory } from "~/modules/inventory/domain/inventory";
import { fairUseOf } from "~/modules/usage/domain/fair-use";
import { localDate } from "~/kernel/local-date";
import {
  addOption,
  convert,
  previewed,
  pros,
  remove,
  removeOption,
  TARIFFS,
  type ScenarioParts,
} from "~/modules/changes/testing/scenarios";

type RuleContent = Omit<RulePack, "validFrom">;

/** A value that decides without being shown, and how it affects the verdict on a change. */
export type Judged = {
  readonly change: (pack: RuleContent) => RuleContent;
  readonly asked: ScenarioParts;
  readonly was: string;
  readonly is: string;
};

/** Every value of the rule pack that is not in `policy-told`. */
export const JUDGED_RULES: Readonly<Record<string, Judged>> = {
  "downscale.baseline": {
    change: (pack) => ({ ...pack, downscale: { ...pack.downscale, baseline: "in-service-each-year" } }),
    asked: { contracted: { voice: 20 }, lines: [remove("p1")] },
    was: '"baseline":20',
    is: '"baseline":10',
  },
  "downscale.devices": {
    change: (pack) => ({ ...pack, downscale: { ...pack.downscale, devices: "as-other-profiles" } }),
    asked: { profiles: pros(10, { withDevice: true }), lines: [remove("p1")] },
    was: '"verdict":"over-limit"',
    is: '"verdict":"within-limit"',
  },
  "downscale.oncePerProfile": {
    change: (pack) => ({ ...pack, downscale: { ...pack.downscale, oncePerProfile: false } }),
    asked: {
      profiles: pros(10, { productCode: "VOICE_PROFILE_PLUS" }),
      requests: [
        {
          receivedOn: "2025-04-02",
          status: "completed",
          lines: [{ ...convert("p1", "VOICE_PROFILE_PLUS"), fromProductCode: "VOICE_PROFILE_PRO" }],
        },
      ],
      lines: [remove("p1")],
    },
    was: '"requested":0',
    is: '"requested":1',
  },
  "billingEnds.optionMonthsAfterExecution": {
    change: (pack) => ({ ...pack, billingEnds: { ...pack.billingEnds, optionMonthsAfterExecution: 1 } }),
    asked: {
      profiles: pros(3, { options: ["VOICE_UNLIMITED_NL"] }),
      lines: [removeOption("p1", "VOICE_UNLIMITED_NL")],
    },
    was: '"billedUntil":"2025-06-30"',
    is: '"billedUntil":"2025-07-31"',
  },
  "fit.profileRules.plus_only": fitting(
    (fit) => ({ ...fit, profileRules: { ...fit.profileRules, plus_only: ["VOICE_PROFILE_PRO"] } }),
    "VOICE_DESKTOP_BASIS",
    "OPTION_NOT_ALLOWED",
    '"errors":[]',
  ),
  "fit.profileRules.pro_only": fitting(
    (fit) => ({ ...fit, profileRules: { ...fit.profileRules, pro_only: ["VOICE_PROFILE_PLUS"] } }),
    "VOICE_DESKTOP_PREMIUM_INSTALL",
    '"errors":[]',
    "OPTION_NOT_ALLOWED",
  ),
  "fit.exclusiveGroups": fitting(
    (fit) => ({ ...fit, exclusiveGroups: [["VOICE_UNLIMITED_NL", "VOICE_UNLIMITED_EU_NA"]] }),
    "VOICE_UNLIMITED_EU_NA",
    '"errors":[]',
    "OPTION_CONFLICT",
  ),
  "fit.optionNeeds": fitting(
    (fit) => ({ ...fit, optionNeeds: [{ option: "VOICE_UNLIMITED_EU_NA", needs: "VOICE_WEBEX_PREMIUM" }] }),
    "VOICE_UNLIMITED_EU_NA",
    '"errors":[]',
    "OPTION_NOT_ALLOWED",
  ),
  "fit.notSelfService.codes": fitting(
    (fit) => ({ ...fit, notSelfService: { ...fit.notSelfService, codes: ["VOICE_UNLIMITED_EU_NA"] } }),
    "VOICE_UNLIMITED_EU_NA",
    '"errors":[]',
    "NOT_SELF_SERVICE",
  ),
  "fit.notSelfService.prefixes": fitting(
    (fit) => ({ ...fit, notSelfService: { ...fit.notSelfService, prefixes: ["VOICE_UNLIMITED_EU"] } }),
    "VOICE_UNLIMITED_EU_NA",
    '"errors":[]',
    "NOT_SELF_SERVICE",
  ),
  "fit.notSelfService.categories": {
    change: (pack) => ({
      ...pack,
      fit: { ...pack.fit, notSelfService: { ...pack.fit.notSelfService, categories: ["voice"] } },
    }),
    asked: { lines: [addProfile(1)] },
    was: '"errors":[]',
    is: "NOT_SELF_SERVICE",
  },
  "requestSize.maxLines": {
    change: (pack) => ({ ...pack, requestSize: { ...pack.requestSize, maxLines: 1 } }),
    asked: { profiles: pros(10), contracted: { voice: 10 }, lines: [remove("p1"), remove("p2")] },
    was: '"errors":[]',
    is: "REQUEST_TOO_LARGE",
  },
  "requestSize.maxUnits": {
    change: (pack) => ({ ...pack, requestSize: { ...pack.requestSize, maxUnits: 2 } }),
    asked: { lines: [addProfile(3)] },
    was: '"errors":[]',
    is: "REQUEST_TOO_LARGE",
  },
  "requestSize.maxOneTimeCents": {
    change: (pack) => ({ ...pack, requestSize: { ...pack.requestSize, maxOneTimeCents: 1 } }),
    asked: { lines: [addProfile(3)] },
    was: '"errors":[]',
    is: "REQUEST_TOO_LARGE",
  },
  "areaCodes.geographic": {
    change: (pack) => ({ ...pack, areaCodes: { ...pack.areaCodes, geographic: ["010"] } }),
    asked: { lines: [addNumber("020")] },
    was: '"errors":[]',
    is: "UNKNOWN_AREA_CODE",
  },
  "fit.substantiated": fitting(
    (fit) => ({ ...fit, substantiated: ["VOICE_UNLIMITED_EU_NA"] }),
    "VOICE_UNLIMITED_EU_NA",
    '"errors":[]',
    "SUBSTANTIATION_MISSING",
  ),
  "fit.groupOptionsNeed": {
    change: (pack) => ({ ...pack, fit: { ...pack.fit, groupOptionsNeed: {} } }),
    asked: { groupOptions: [], lines: [addOption(null, "VOICE_FAX_TO_EMAIL")] },
    was: "OPTION_NOT_ALLOWED",
    is: '"errors":[]',
  },
  "fit.phoneProductCode": {
    change: (pack) => ({ ...pack, fit: { ...pack.fit, phoneProductCode: "HARDWARE_OTHER_PHONE" } }),
    asked: { lines: [{ action: "order-phone", profileId: "p1", quantity: 1 }] },
    was: '"oneTimeCents":8900',
    is: "UNKNOWN_PRODUCT",
  },
};

const EMPTY: Inventory = { profiles: [], subscriptions: [] };

/** Values that decide when a line is executed or what a page offers, and their effect under a rule pack. */
export const DONE_RULES: Readonly<
  Record<string, { readonly change: Judged["change"]; readonly leadsTo: (pack: RuleContent) => unknown }>
> = {
  "preparedRequest.maxWaiting": {
    change: (pack) => ({ ...pack, preparedRequest: { ...pack.preparedRequest, maxWaiting: 1 } }),
    leadsTo: ({ preparedRequest }) => tooManyWaiting(1, preparedRequest),
  },
  "areaCodes.fallback": {
    change: (pack) => ({ ...pack, areaCodes: { ...pack.areaCodes, fallback: "088" } }),
    leadsTo: ({ areaCodes }) => areaCodeOf(addNumber(null), EMPTY, areaCodes),
  },
  "areaCodes.notFor": {
    change: (pack) => ({ ...pack, areaCodes: { ...pack.areaCodes, notFor: ["NUM_BLOCK_10_NL"] } }),
    leadsTo: ({ areaCodes }) => areaCodeOf(addNumber(null), EMPTY, areaCodes),
  },
  "fairUse.minutesPerUserPerMonth": {
    change: (pack) => ({ ...pack, fairUse: { minutesPerUserPerMonth: 10_000 } }),
    leadsTo: ({ fairUse }) => fairUseOf(2_900, fairUse).standing,
  },
  "fit.contractOptions": {
    change: (pack) => ({ ...pack, fit: { ...pack.fit, contractOptions: [] } }),
    leadsTo: (pack) => {
      const rulePack = { ...pack, validFrom: localDate("2020-01-01") };
      const products = TARIFFS.priceBook[0]?.products.values() ?? [];
      return groupOptionsOf(["tv"], products, { rulePack }).map(({ code }) => code);
    },
  },
};

function addProfile(quantity: number): ChangeLine {
  return {
    action: "add-profile",
    productCode: "VOICE_PROFILE_PRO",
    quantity,
    withPhone: false,
    options: [],
    names: [],
  };
}

function addNumber(areaCode: string | null): AddNumber {
  return { action: "add-number", productCode: "NUM_BLOCK_10_NL", quantity: 1, country: "NL", areaCode };
}

/** Returns the verdict on a scenario, under the operator's own rules or changed ones. */
export function verdictOn(asked: ScenarioParts, change: Judged["change"] = (pack) => pack): string {
  const rulePacks = TARIFFS.rulePacks.map((pack) => ({ ...change(pack), validFrom: pack.validFrom }));
  return JSON.stringify(previewed(asked, { ...TARIFFS, rulePacks }));
}

/** Returns the case of one Pro user with "Onbeperkt Bellen Nederland" who asks for one more option. */
function fitting(change: (fit: RulePack["fit"]) => RulePack["fit"], option: string, was: string, is: string): Judged {
  return {
    change: (pack) => ({ ...pack, fit: change(pack.fit) }),
    asked: { profiles: pros(2, { options: ["VOICE_UNLIMITED_NL"] }), lines: [addOption("p1", option)] },
    was,
    is,
  };
}
