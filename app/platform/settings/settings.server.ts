import * as z from "zod";

import { addressList } from "./address-list.server";

/** Every setting of the product in one schema: name, meaning, default. `.env.example` lists them all, which a test
 *  verifies. */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(30).default(0),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_WEB_URL: z.string().min(1).optional(),
  ALLOW_OWNER_LOGIN: z.enum(["yes", "no"]).default("no"),
  DATABASE_PREPARED_STATEMENTS: z.enum(["yes", "no"]).default("yes"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(4),
  DEMO_DATA: z.enum(["yes", "no"]).optional(),
  DATA_DIRECTORY: z.string().min(1).default(".data"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  LINK_SECRET: z.string().min(32).optional(),
  AUDIT_KEY: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUSTED_PROXIES: z.string().default("").transform(addressList),
  API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  INSIGHT_CLOCK: z.iso.datetime({ offset: true }).optional(),
  INSIGHT_CLOCK_RUNS: z.enum(["yes", "no"]).default("no"),
  BRAND_NAME: z.string().min(1).default("Mijn Insight"),
  OPERATOR_NAME: z.string().min(1).default("Insight Telecom B.V."),
  OPERATOR_KVK: z
    .string()
    .regex(/^\d{8}$/)
    .default("12345678"),
  OPERATOR_VAT_NUMBER: z
    .string()
    .regex(/^NL\d{9}B\d{2}$/)
    .default("NL123456782B90"),
  OPERATOR_CREDITOR_ID: z.string().min(8).default("NL79ZZZ999999990000"),
  OPERATOR_IBAN: z.string().min(15).default("NL91ABNA0417164300"),
  OPERATOR_STREET: z.string().min(1).default("Stationsplein 1"),
  OPERATOR_POSTAL_CODE: z.string().min(1).default("3511 ED"),
  OPERATOR_CITY: z.string().min(1).default("Utrecht"),
  OPERATOR_COUNTRY: z.string().length(2).default("NL"),
  OPERATOR_PHONE: z.string().min(1).default("0800-0403"),
  OPERATOR_EMAIL: z.email().default("facturen@insight-telecom.example"),
});

/** Settings that were removed and what replaces them. Without this they would silently have no effect. */
const REMOVED_SETTINGS: Readonly<Record<string, string>> = {
  TRUST_PROXY: "is no more: list the addresses or networks of your proxies in TRUSTED_PROXIES",
};

export const settingNames: readonly string[] = Object.keys(schema.shape);

export type Settings = {
  readonly environment: "development" | "production" | "test";
  readonly host: string;
  readonly port: number;
  /** The only allowed origin of browser requests that change something. */
  readonly baseUrl: string;
  /** How long a portal that is told to stop continues while `/readyz` reports that it is not ready. */
  readonly drainSeconds: number;
  /** False when `baseUrl` is derived from HOST and PORT; a running portal may know the actual one. */
  readonly baseUrlIsSet: boolean;
  readonly databaseUrl: string | null;
  readonly databaseWebUrl: string | null;
  /** Whether the portal may sign in as the owner of the database. */
  readonly allowOwnerLogin: boolean;
  /** False for a pooler that cannot keep prepared statements. */
  readonly preparedStatements: boolean;
  readonly databasePoolSize: number;
  readonly demoData: "yes" | "no" | "embedded-only";
  readonly dataDirectory: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** The key of the MAC in invitation and reset links. Null when it is stored in the data directory. */
  readonly linkSecret: string | null;
  /** The key of the MAC in the anchors of the audit log. Null when it is stored in the data directory. */
  readonly auditKey: string | null;
  readonly metricsToken: string | null;
  /** Addresses and networks whose X-Forwarded-For and X-Forwarded-Proto are trusted. */
  readonly trustedProxies: readonly string[];
  readonly apiRequestsPerMinute: number;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  readonly clock: { readonly startsAt: Date; readonly runs: boolean } | null;
  readonly brandName: string;
  readonly operator: Operator;
};

/** The party that sends the invoices. */
export type Operator = {
  readonly name: string;
  readonly kvk: string;
  readonly vatNumber: string;
  readonly creditorId: string;
  readonly iban: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string;
};

/** Reads and validates the environment. Empty values count as absent. Throws a SettingsError that names all invalid
 *  settings at once. */
export function loadSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = environment[name]?.trim();
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  const gone = Object.keys(REMOVED_SETTINGS).filter((name) => (environment[name]?.trim() ?? "") !== "");
  if (!parsed.success || gone.length > 0) {
    const wrong = parsed.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];
    throw new SettingsError([...wrong, ...gone.map((name) => `${name}: ${REMOVED_SETTINGS[name] ?? ""}`)]);
  }
  const s = parsed.data;
  return {
    environment: s.NODE_ENV,
    host: s.HOST,
    port: s.PORT,
    baseUrl: (s.BASE_URL ?? `http://${s.HOST.includes(":") ? `[${s.HOST}]` : s.HOST}:${String(s.PORT)}`).replace(
      /\/+$/,
      "",
    ),
    drainSeconds: s.DRAIN_SECONDS,
    baseUrlIsSet: s.BASE_URL !== undefined,
    databaseUrl: s.DATABASE_URL ?? null,
    databaseWebUrl: s.DATABASE_WEB_URL ?? null,
    allowOwnerLogin: s.ALLOW_OWNER_LOGIN === "yes",
    preparedStatements: s.DATABASE_PREPARED_STATEMENTS === "yes",
    databasePoolSize: s.DATABASE_POOL_SIZE,
    demoData: s.DEMO_DATA ?? "embedded-only",
    dataDirectory: s.DATA_DIRECTORY,
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.MAIL_FROM ?? `${displayName(s.BRAND_NAME)} <noreply@mijn-insight.example>`,
    linkSecret: s.LINK_SECRET ?? null,
    auditKey: s.AUDIT_KEY ?? null,
    metricsToken: s.METRICS_TOKEN ?? null,
    trustedProxies: s.TRUSTED_PROXIES,
    apiRequestsPerMinute: s.API_REQUESTS_PER_MINUTE,
    logLevel: s.LOG_LEVEL,
    clock: s.INSIGHT_CLOCK ? { startsAt: new Date(s.INSIGHT_CLOCK), runs: s.INSIGHT_CLOCK_RUNS === "yes" } : null,
    brandName: s.BRAND_NAME,
    operator: {
      name: s.OPERATOR_NAME,
      kvk: s.OPERATOR_KVK,
      vatNumber: s.OPERATOR_VAT_NUMBER,
      creditorId: s.OPERATOR_CREDITOR_ID,
      iban: s.OPERATOR_IBAN,
      street: s.OPERATOR_STREET,
      postalCode: s.OPERATOR_POSTAL_CODE,
      city: s.OPERATOR_CITY,
      country: s.OPERATOR_COUNTRY,
      phone: s.OPERATOR_PHONE,
      email: s.OPERATOR_EMAIL,
    },
  };
}

/** Returns the only setting that a command without a database needs, whatever else is wrong with the environment. */
export function loadOperatorPhone(environment: Record<string, string | undefined> = process.env): string {
  const given = environment["OPERATOR_PHONE"]?.trim();
  return schema.shape.OPERATOR_PHONE.parse(given === "" ? undefined : given);
}

/** Returns a name for use before an address, quoted when it contains special characters (RFC 5322). */
function displayName(name: string): string {
  return /[()<>[\]:;@\\,."]/.test(name) ? `"${name.replace(/["\\]/g, "\\$&")}"` : name;
}

export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Wrong settings:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "SettingsError";
  }
}
