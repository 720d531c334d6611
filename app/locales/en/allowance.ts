import type { Translation } from "../translation";
import type nl from "../nl/allowance";

export default {
  roomTitle: "Downscale allowance",
  roomLeft: "{{left}} of {{allowance}} left",
  roomNone: "none",
  roomNoneBecause_one: "{{percent}}% of the one profile that this contract year began with is less than 1.",
  roomNoneBecause_other: "{{percent}}% of the {{count}} profiles that this contract year began with is less than 1.",
  roomSentence_one:
    "{{percent}}% of the one profile that this contract year began with is {{allowance}}: {{used}} used, {{queued}} planned, {{left}} left until {{date}}.",
  roomSentence_other:
    "{{percent}}% of the {{count}} profiles that this contract year began with is {{allowance}}: {{used}} used, {{queued}} planned, {{left}} left until {{date}}.",
  roomAfterTerm_one:
    "Your contract term is over: you can remove without a buy-out fee, as long as at least {{count}} profile remains.",
  roomAfterTerm_other:
    "Your contract term is over: you can remove without a buy-out fee, as long as at least {{count}} profiles remain.",
  roomAfterTermAll: "Your contract term is over: you can remove without a buy-out fee.",
  "counts.removal": "remove",
  "counts.downgrade": "downgrade",
  "counts.removal-downgrade": "remove or downgrade",
  allowanceOver_one:
    "The term is over: you can remove and downgrade profiles without a limit, as long as at least {{count}} remains in each module.",
  allowanceOver_other:
    "The term is over: you can remove and downgrade profiles without a limit, as long as at least {{count}} remain in each module.",
  allowanceOverAll: "The term is over: you can remove and downgrade profiles without a limit.",
  planFewer: "Plan fewer users",
} as const satisfies Translation<typeof nl>;
