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
  "usage.service-number": "Paid numbers",
  "usage.free-number": "Free numbers",
  "usage.sms": "Text messages",
  "usage.paid-sms": "Paid text messages",
  "usage.data": "Mobile data",
  "usage.roaming": "Usage abroad",
} as const satisfies Translation<typeof nl>;
