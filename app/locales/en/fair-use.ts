import type { Translation } from "../translation";
import type nl from "../nl/fair-use";

export default {
  title: "Unlimited calls: fair use",
  norm: "Unlimited calling is for normal use. Our norm is {{norm}} minutes per user and month. Nothing is added to your invoice when somebody goes past it; we may call you to see what fits better.",
  nobody: "Nobody comes close {{month}}: the most minutes are {{minutes}}.",
  near_one: "{{count}} user is at {{percent}}% of the norm or more {{month}}:",
  near_other: "{{count}} users are at {{percent}}% of the norm or more {{month}}:",
  user: "{{name}}: {{minutes}} of {{norm}} minutes ({{percent}}%)",
  "standing.near": "close to the norm",
  "standing.reached": "at or above the norm",
  "standing.within": "within the norm",
  more_one: "and {{count}} more user",
  more_other: "and {{count}} more users",
  someone: "Somebody who is no longer there",
} as const satisfies Translation<typeof nl>;
