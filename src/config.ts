/** The program's settings, all of them from the environment; what is not allowed is said in one line each, secrets left out. */
import { availableParallelism } from "node:os";
import { z } from "zod";
import type { ResidentId } from "./platform/ids.ts";
import { sentinelOptions } from "./redis/connect.ts";
import { partitions } from "./redis/keys.ts";
import type { CourseRules } from "./registration/course-rules.ts";

export interface Config {
  /** Without it the playground runs. */
  readonly botToken: string | undefined;
  /** No slash at its end. */
  readonly telegramApiRoot: string;
  /** An address for `connectRedis`; without it a private Redis is started from `redisServer` in `dataFolder`. */
  readonly redisUrl: string | undefined;
  /** Path of a redis-server program, found by set-up. */
  readonly redisServer: string | undefined;
  readonly dataFolder: string;
  readonly librarianIds: readonly ResidentId[];
  readonly libraryName: string;
  /** IANA zone */
  readonly timezone: string;
  /** Without it updates are polled. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where people reach the pages on `port`, no slash at its end. */
  readonly publicUrl: string;
  /** Whether residents can reach `publicUrl`; else it is only this machine's own. */
  readonly isPublic: boolean;
  /** Months after a meeting for which it is known who registered. */
  readonly retentionMonths: number;
  readonly role: "all" | "bot" | "worker";
  /** Of this program on this machine; they share the port. */
  readonly processes: number;
  /** Messages a second for everything sent unprompted. */
  readonly sendRate: number;
  /** Hours of the library's wall clock in which nothing is sent that can wait; null: none. */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  /** Epoch ms at which the program's clock starts; real time without it. */
  readonly clockStartAt: number | undefined;
  readonly logLevel: string;
  /** `dayBeforeAt` is `HH:MM` on the library's wall clock; null and an empty list send none. */
  readonly registrationRules: CourseRules;
  readonly reminders: { readonly dayBeforeAt: string | null; readonly hoursBefore: readonly number[] };
}

type Environment = Readonly<Record<string, string | undefined>>;

const matches = (test: (value: string) => boolean) => z.string().refine(test);
const wholeNumber = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(from).max(to));
const list = z.string().transform((v) =>
  v
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);
const isUrl = (value: string, protocols: readonly string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);
const isRedisUrls = (value: string) => {
  if (value.startsWith("redis+sentinel:")) return sentinelOptions(value) !== undefined;
  const urls = value.split(",").map((u) => u.trim());
  const first = urls[0]?.split(":")[0] ?? "";
  return urls.every((u) => u.startsWith(`${first}://`) && isUrl(u, ["redis:", "rediss:"]));
};
const isZone = (value: string) => {
  // A bare offset such as +07:00 is taken by Intl too, but is no zone.
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
};

/** As many as the inbox has parts. */
const mostProcesses = partitions;

const timeOrOff = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|off)$/)
  .transform((v) => (v === "off" ? null : v));

/** Each variable with what it may be, in words for the operator. */
const schema = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/)
    .optional()
    .describe("a token from @BotFather such as 123456:ABC-def"),
  TELEGRAM_API_ROOT: matches((v) => isUrl(v, ["http:", "https:"]))
    .transform((v) => v.replace(/\/+$/, ""))
    .default("https://api.telegram.org")
    .describe("an http:// or https:// URL"),
  REDIS_URL: matches(isRedisUrls)
    .optional()
    .describe(
      "a redis:// or rediss:// URL, several of one kind separated by commas, or redis+sentinel://host:port,host:port/master-name",
    ),
  REDIS_SERVER: z.string().optional().describe("the path of a redis-server program"),
  DATA_DIR: z.string().default(".data").describe("a folder"),
  LIBRARIAN_IDS: list
    .pipe(z.array(wholeNumber(1, Number.MAX_SAFE_INTEGER).transform((id) => id as ResidentId)))
    .default([])
    .describe("Telegram user ids (positive whole numbers) separated by commas"),
  LIBRARY_NAME: z
    .string()
    .regex(/^.{1,100}$/u)
    .default("Perpustakaan Daerah Kotawaringin Barat")
    .describe("a name of at most 100 characters on one line"),
  TIMEZONE: matches(isZone)
    .default("Asia/Jakarta")
    .describe("an IANA time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura"),
  WEBHOOK_URL: matches((v) => isUrl(v, ["http:", "https:"]))
    .optional()
    .describe("a public https:// URL"),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/)
    .optional()
    .describe("1 to 256 characters of A-Z, a-z, 0-9, _ and -, required with WEBHOOK_URL"),
  PUBLIC_URL: matches((v) => isUrl(v, ["http:", "https:"]))
    .transform((v) => v.replace(/\/+$/, ""))
    .optional()
    .describe("an http:// or https:// URL"),
  PORT: wholeNumber(0, 65_535).default(8080).describe("a port, 1 to 65535 (0: any free one)"),
  RETENTION_MONTHS: wholeNumber(1, 120).default(12).describe("a whole number of months from 1 to 120"),
  ROLE: z.enum(["all", "bot", "worker"]).default("all").describe("all, bot or worker"),
  WEB_CONCURRENCY: z
    .union([
      z.literal("auto").transform(() => Math.min(availableParallelism(), mostProcesses)),
      wholeNumber(1, mostProcesses),
    ])
    .default(1)
    .describe(`a whole number of processes from 1 to ${mostProcesses}, or auto (one for each core)`),
  SEND_RATE: wholeNumber(1, 1000).default(25).describe("a whole number from 1 to 1000 (messages a second)"),
  QUIET_HOURS: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d|off)$/)
    .refine((v) => v === "off" || v.slice(0, 5) !== v.slice(6))
    .transform((v) => (v === "off" ? null : { from: v.slice(0, 5), to: v.slice(6) }))
    .default({ from: "21:00", to: "06:00" })
    .describe("two different times of day such as 21:00-06:00, or off"),
  CLOCK_START: z
    .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })])
    .transform((v) => Date.parse(v))
    .optional()
    .describe("an ISO instant with its offset such as 2026-11-23T09:00:00+07:00"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info")
    .describe("fatal, error, warn, info, debug, trace or silent"),
  REMINDER_DAY_BEFORE_AT: timeOrOff.default("17:00").describe("a time of day, 00:00 to 23:59, or off"),
  OFFER_HOURS: wholeNumber(1, 48).default(6).describe("a whole number from 1 to 48 (hours)"),
  CONFIRM_ASK_AT: timeOrOff.default("17:00").describe("a time of day, 00:00 to 23:59, or off"),
  CONFIRM_RELEASE_AT: timeOrOff.default("12:00").describe("a time of day, 00:00 to 23:59, or off"),
  REMINDER_HOURS_BEFORE: list
    .transform((hours) => (hours.length === 1 && hours[0] === "off" ? null : hours))
    .pipe(z.union([z.null().transform(() => []), z.array(wholeNumber(1, 48)).min(1)]))
    .default([2])
    .describe("whole hours from 1 to 48 separated by commas, or off"),
});
type Variable = keyof typeof schema.shape;

/** What an operator may set; REDIS_SERVER is set by set-up. */
export const variables = Object.keys(schema.shape).filter((name) => name !== "REDIS_SERVER");

const secrets: readonly string[] = ["BOT_TOKEN", "WEBHOOK_SECRET"];

/**
 * @param env an empty value counts as not given
 * @returns the settings, or one line for each wrong variable: its name, what was given, what is allowed
 */
export function readConfig(env: Environment): Config | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  const problems = new Map<string, string>();
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]) as Variable;
    problems.set(name, `${name} is ${shown(name, given[name])}; allowed: ${schema.shape[name].description}`);
  }
  if (given.WEBHOOK_URL && !given.WEBHOOK_SECRET)
    problems.set("WEBHOOK_SECRET", `WEBHOOK_SECRET is not set; allowed: ${schema.shape.WEBHOOK_SECRET.description}`);
  if (given.WEBHOOK_URL?.startsWith("http:") && !given.TELEGRAM_API_ROOT)
    problems.set(
      "WEBHOOK_URL",
      `WEBHOOK_URL is ${shown("WEBHOOK_URL", given.WEBHOOK_URL)}; allowed: https://, the only kind Telegram calls`,
    );
  if (!given.REDIS_URL && !given.REDIS_SERVER)
    problems.set(
      "REDIS_URL",
      `REDIS_URL is not set and no redis-server was prepared; allowed: ${schema.shape.REDIS_URL.description} (npm start prepares a private one)`,
    );
  if (!parsed.success || problems.size > 0) return { problems: [...problems.values()] };
  const e = parsed.data;
  return {
    botToken: e.BOT_TOKEN,
    telegramApiRoot: e.TELEGRAM_API_ROOT,
    redisUrl: e.REDIS_URL,
    redisServer: e.REDIS_SERVER,
    dataFolder: e.DATA_DIR,
    librarianIds: e.LIBRARIAN_IDS,
    libraryName: e.LIBRARY_NAME,
    timezone: e.TIMEZONE,
    webhook: e.WEBHOOK_URL && e.WEBHOOK_SECRET ? { url: e.WEBHOOK_URL, secret: e.WEBHOOK_SECRET } : undefined,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL ?? (e.WEBHOOK_URL ? new URL(e.WEBHOOK_URL).origin : `http://127.0.0.1:${e.PORT}`),
    isPublic: e.PUBLIC_URL !== undefined || e.WEBHOOK_URL !== undefined,
    retentionMonths: e.RETENTION_MONTHS,
    role: e.ROLE,
    processes: e.WEB_CONCURRENCY,
    sendRate: e.SEND_RATE,
    quietHours: e.QUIET_HOURS,
    clockStartAt: e.CLOCK_START,
    logLevel: e.LOG_LEVEL,
    registrationRules: { offerHours: e.OFFER_HOURS, askAt: e.CONFIRM_ASK_AT, releaseAt: e.CONFIRM_RELEASE_AT },
    reminders: { dayBeforeAt: e.REMINDER_DAY_BEFORE_AT, hoursBefore: e.REMINDER_HOURS_BEFORE },
  };
}

/** A value on one line; of a URL neither user, password nor query, of a secret only its length. */
function shown(name: string, value = ""): string {
  if (secrets.includes(name)) return `a secret of ${value.length} characters`;
  const open = value.replace(/^([a-z0-9+.-]*:\/\/)?.*@/is, "$1…@").replace(/\?.*$/s, "?…");
  return JSON.stringify(open.length > 80 ? `${open.slice(0, 80)}…` : open);
}
