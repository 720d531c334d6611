import type { Translation } from "../translation";
import type nl from "../nl/prepare";

export default {
  "problem.SUBMIT_TOO_EARLY": "Choose a day from {{date}}.",
  "problem.SUBMIT_TOO_LATE": "Choose a day until {{date}}.",
  "problem.LAST_TOO_EARLY": "The last day cannot be before {{date}}.",
  "problem.LAST_TOO_LATE": "The last day cannot be after {{date}}.",
  "problem.TOO_MANY_WAITING_one": "{{count}} request is prepared already, there cannot be more at once.",
  "problem.TOO_MANY_WAITING_other": "{{count}} requests are prepared already, there cannot be more at once.",
  "problem.day": "Enter a day.",
  "problem.amount": "Enter an amount in euros.",
  summary: "Submit by itself later",
  summaryHint:
    "We then submit this on the day you choose at {{time}}. It reserves nothing, and until then you can change or drop it.",
  fieldSubmitOn: "Submit on",
  fieldSubmitOnHint: "A day until {{date}}.",
  fieldSubmitOnFree: "From {{date}} this is expected to cost no buy-out fee.",
  fieldLastOn: "Keep trying until",
  fieldLastOnHint: "If it fails at first, again on each following working day.",
  fieldMaxBuyOut: "Buy-out fee at most",
  fieldMaxOneTime: "One-time costs at most",
  fieldMaxHint: "Filled in is what we expect of that day, without VAT. If it becomes more, we do not submit it.",
  expectedRefused: "On that day it is expected to be impossible:",
  prepare: "Prepare",
  prepareFailed: "Not prepared yet. See Submit by itself later.",
  prepareRefused: "Not prepared yet: on that day this is expected to be impossible.",
  // What is prepared and uses the same.
  besideTitle: "Also prepared",
  besideOn: "(on {{date}})",
  "beside.fits": "still fits after this.",
  "beside.dearer":
    "is expected to cost {{amount}} buy-out after this, {{together}} together with this request. That is more than you signed: it will not submit itself then.",
  "beside.refused": "will no longer be possible after this. Change or drop it.",
  besideHint: "What is prepared reserves no allowance: whoever submits first uses it.",
  daysTitle_one: "The day of this line moves along",
  daysTitle_other: "The days of these {{count}} lines move along",
  daysHint: "By {{date}} that day has passed. Instead:",
  daysNew: "With this date the days below change. Check them, then prepare.",
  dayMoves: "{{line}}: <s>{{from}}</s> becomes <b>{{to}}</b>",
  dayMovesSoonest: "{{line}}: <s>{{from}}</s> becomes as soon as possible, probably <b>{{to}}</b>",
  "days.paid": "End things on the last paid day: longer use for the same money",
  "days.first": "Everything on the first day possible",
} as const satisfies Translation<typeof nl>;
