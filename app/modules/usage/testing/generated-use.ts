import type { UsageType } from "../domain/usage-record";
import type { Random } from "./random";

/** One use, without its time. A field is null when it does not apply. */
export type GeneratedUse = {
  readonly type: UsageType;
  readonly from: string;
  readonly to: string;
  readonly direction: "out" | "in";
  readonly durationSeconds: number | null;
  readonly roamingCountry: string | null;
  readonly units: number | null;
  readonly serviceChargeCents: number | null;
};

/** Returns a call with the fixed phone. */
export function callOf(from: string, exchange: readonly string[], random: Random): GeneratedUse {
  const colleague = exchange[random.below(Math.max(1, exchange.length))];
  const to = random.pick(CALLED);
  const isOnNet = to === ON_NET && colleague !== undefined && colleague !== from;
  return call(from, isOnNet ? colleague : random.digits(to === ON_NET ? "+3188XXXXXXX" : to), random);
}

/** Returns a call, message or data session of a mobile phone, at home or abroad. */
export function mobileUsageOf(from: string, roamingCountry: string | null, random: Random): GeneratedUse {
  switch (random.pick(roamingCountry === null ? MOBILE_AT_HOME : MOBILE_ABROAD)) {
    case "call":
      return { ...call(from, random.digits(random.pick(CALLED_BY_MOBILE)), random), roamingCountry };
    case "call-in":
      return { ...call(random.digits("+31612XXXXXX"), from, random), direction: "in", roamingCountry };
    case "sms":
      return {
        ...NOTHING,
        type: "sms",
        from,
        to: random.digits("+3162XXXXXXX"),
        units: 1 + random.below(2),
        roamingCountry,
      };
    case "paid-sms":
      return {
        ...NOTHING,
        type: "sms",
        from,
        to: "4411",
        units: 1,
        serviceChargeCents: random.pick([
          [3, 150],
          [1, 55],
        ]),
      };
    case "data":
      return {
        ...NOTHING,
        type: "data",
        from,
        to: "",
        units: 20_000 + random.below(9_000) * random.below(9_000),
        roamingCountry,
      };
  }
}

const ON_NET = "on-net";

/** The numbers that are called, by weight. An `X` is any digit. */
const CALLED: readonly (readonly [number, string])[] = [
  [200, "+3120XXXXXXX"],
  [120, "+3130XXXXXXX"],
  [60, "+3185XXXXXXX"],
  [40, "+3188XXXXXXX"],
  [230, "+3162XXXXXXX"],
  [150, ON_NET],
  [10, "14020"],
  [35, "08001XXX"],
  [12, "0900XXXX"],
  [4, "09091XXX"],
  [6, "1850"],
  [5, "+3184XXXXXXX"],
  [25, "+4930XXXXXXX"],
  [12, "+4915112XXXXXX"],
  [25, "+322XXXXXXX"],
  [10, "+3247012XXXX"],
  [12, "+442079460XXX"],
  [6, "+447700900XXX"],
  [8, "+33144XXXXXX"],
  [6, "+12125550XXX"],
  [4, "+3491012XXXX"],
  [3, "+4822XXXXXXX"],
  [3, "+90212XXXXXXX"],
  [2, "+81312XXXXXX"],
  [2, "+5511XXXXXXXX"],
  [1, "+212520XXXXXX"],
  [1, "+9111XXXXXXXX"],
  [1, "+870773XXXXXX"],
  [1, "+449012XXXXXX"],
];

const CALLED_BY_MOBILE: readonly (readonly [number, string])[] = [
  [40, "+3120XXXXXXX"],
  [50, "+3162XXXXXXX"],
  [4, "08001XXX"],
  [3, "+4915112XXXXXX"],
  [1, "0900XXXX"],
];

const MOBILE_AT_HOME = [
  [45, "data"],
  [25, "call"],
  [12, "call-in"],
  [15, "sms"],
  [1, "paid-sms"],
] as const;
const MOBILE_ABROAD = [
  [50, "data"],
  [25, "call"],
  [25, "call-in"],
] as const;

const NOTHING = {
  direction: "out",
  durationSeconds: null,
  roamingCountry: null,
  units: null,
  serviceChargeCents: null,
} as const;

function call(from: string, to: string, random: Random): GeneratedUse {
  return { ...NOTHING, type: "call", from, to, durationSeconds: durationOf(random) };
}

/** Returns the seconds of a call: most are short, and one in fifteen is not answered. */
function durationOf(random: Random): number {
  if (random.isOneIn(15)) return 0;
  return 1 + Math.floor((random.below(1000) * random.below(1000) * random.below(1800)) / 1_000_000);
}
