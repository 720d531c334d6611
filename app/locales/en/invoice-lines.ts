import type { Translation } from "../translation";
import type nl from "../nl/invoice-lines";

export default {
  subscription: "{{product}}",
  "one-time": "{{product}}, one-time",
  installation: "{{product}}, installation",
  "buy-out": "Buy-out {{product}}",
  discount: "Discount",
  credit: "Refund: {{product}}",
  difference: "{{product}}, price difference",
  usage: "Usage",
  "usage.on-net": "Calls within your company",
  "usage.national": "National calls",
  "usage.international": "International calls",
  "usage.roaming": "Usage abroad",
} as const satisfies Translation<typeof nl>;
