import type { Translation } from "../translation";
import type nl from "../nl/contract";

export default {
  lead: "Your contract runs for {{months}} months, until <b>{{ends}}</b>.",
  leadOver:
    "The term of {{months}} months ended on <b>{{ends}}</b>. Your contract goes on and you can end it by the month.",
  term: "Term",
  now: "now",
  noticeMark: "notice",
  ruler: "Term of {{months}} months, from {{from}} to {{until}}; today in year {{number}}",
  rulerOver: "Term of {{months}} months, from {{from}} to {{until}}; it is over",
  notice:
    "Want to stop after the term? Call <phone>{{phone}}</phone>, free of charge, on <b>{{on}}</b> at the latest. If you do nothing, your contract goes on and you end it by the month.",
  noticePast:
    "The last day to end it with the term was {{on}}. After the term your contract goes on and you end it in writing, by the month. {{where}}",
  noticeOver: "You end it in writing, by the month. {{where}}",
  noticeWhere:
    "Send a letter to {{name}}, {{street}}, {{place}}, or an e-mail to <mail>{{email}}</mail>. Give your customer number and what you want to end.",
  allowance: "Room to scale down",
  allowanceText:
    "Per module and contract year you may {{what}} {{percent}}% of your profiles without a buy-out fee, {{rounding}}. Adding is always possible.",
  allowanceCaption: "Room per module in year {{number}}, in profiles",
  baseline: "Profiles at the start",
  left: "Left",
  yearToCome: "Your room in this year depends on what is in service on its first day.",
  noUses: "Nothing was removed or downgraded in this year yet.",
  useRemoval: "{{user}} removed,",
  useDowngrade: "{{user}} downgraded,",
  took: "took 1 place",
  tookQueued: "holds 1 place",
  paid: "buy-out fee {{amount}}, took no place",
  tookNothing: "took no place",
  request: "request",
  stopping: "Stopping earlier",
  stoppingText: "If you stopped with everything today, you would pay the months until {{ends}} at once.",
  stoppingFree: "If you stopped with everything today, you would pay until {{until}} and nothing after that.",
  stoppingCaption: "What stopping today costs, without VAT",
  stoppingMonthly: "Fixed costs a month from {{from}}",
  stoppingNow: "now {{amount}}, which still holds what was removed or downgraded already",
  stoppingTerms: "Months that remain",
  times: "× {{terms}}",
  stoppingTotal: "At once",
  stoppingNote: "Until {{until}} you pay as you do now. Each product is rounded on its own.",
  stoppingHow: "We arrange stopping together: call <phone>{{phone}}</phone>, free of charge.",
} as const satisfies Translation<typeof nl>;
