import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { type Config, readConfig } from "../src/config.ts";

const redis = { REDIS_URL: "redis://127.0.0.1:6379" };

function settings(env: Record<string, string>): Config {
  const config = readConfig({ ...redis, ...env });
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  return config;
}

function problems(env: Record<string, string>): readonly string[] {
  const config = readConfig({ ...redis, ...env });
  return "problems" in config ? config.problems : [];
}

describe("readConfig", () => {
  it("has a default for everything but Redis", () => {
    expect(settings({})).toEqual({
      botToken: undefined,
      telegramApiRoot: "https://api.telegram.org",
      redisUrl: "redis://127.0.0.1:6379",
      redisServer: undefined,
      dataFolder: ".data",
      librarianIds: [],
      libraryName: "Perpustakaan Daerah Kotawaringin Barat",
      timezone: "Asia/Jakarta",
      webhook: undefined,
      port: 8080,
      publicUrl: "http://127.0.0.1:8080",
      isPublic: false,
      retentionMonths: 12,
      role: "all",
      processes: 1,
      sendRate: 25,
      quietHours: { from: "21:00", to: "06:00" },
      clockStartAt: undefined,
      logLevel: "info",
      registrationRules: { offerHours: 6, askAt: "17:00", releaseAt: "12:00" },
      reminders: { dayBeforeAt: "17:00", hoursBefore: [2] },
    });
  });

  it("takes an empty value as not given", () => {
    expect(settings({ BOT_TOKEN: "", PORT: " ", WEBHOOK_URL: "" })).toEqual(settings({}));
  });

  it("takes the redis-server that set-up found instead of REDIS_URL", () => {
    const config = readConfig({ REDIS_SERVER: "/usr/bin/redis-server" });
    expect(config).toMatchObject({ redisUrl: undefined, redisServer: "/usr/bin/redis-server" });
    expect(readConfig({})).toEqual({ problems: [expect.stringMatching(/^REDIS_URL is not set/)] });
  });

  it.each<[Record<string, string>, Partial<Config>]>([
    [{ BOT_TOKEN: "123456:ABC-def_9" }, { botToken: "123456:ABC-def_9" }],
    [{ TELEGRAM_API_ROOT: "http://127.0.0.1:8081/" }, { telegramApiRoot: "http://127.0.0.1:8081" }],
    [{ LIBRARIAN_IDS: "7, 5000000001,," }, { librarianIds: [7, 5000000001] as unknown as Config["librarianIds"] }],
    [{ TIMEZONE: "Asia/Makassar" }, { timezone: "Asia/Makassar" }],
    [{ PORT: "0" }, { port: 0 }],
    [{ QUIET_HOURS: "22:30-05:00" }, { quietHours: { from: "22:30", to: "05:00" } }],
    [{ QUIET_HOURS: "off" }, { quietHours: null }],
    [{ REDIS_URL: "redis+sentinel://:s3cret@a:1,b/perpus" }, { redisUrl: "redis+sentinel://:s3cret@a:1,b/perpus" }],
    [{ PUBLIC_URL: "https://perpus.example.org/" }, { publicUrl: "https://perpus.example.org", isPublic: true }],
    [{ RETENTION_MONTHS: "24" }, { retentionMonths: 24 }],
    [{ ROLE: "worker" }, { role: "worker" }],
    [{ SEND_RATE: "1000" }, { sendRate: 1000 }],
    [{ WEB_CONCURRENCY: "4" }, { processes: 4 }],
    [{ WEB_CONCURRENCY: "auto" }, { processes: Math.min(availableParallelism(), 64) }],
    [{ CLOCK_START: "2026-11-23T09:00+07:00" }, { clockStartAt: Date.UTC(2026, 10, 23, 2) }],
    [{ CLOCK_START: "2026-11-23T02:00:00Z" }, { clockStartAt: Date.UTC(2026, 10, 23, 2) }],
    [
      { REMINDER_DAY_BEFORE_AT: "08:30", REMINDER_HOURS_BEFORE: "24, 3" },
      { reminders: { dayBeforeAt: "08:30", hoursBefore: [24, 3] } },
    ],
    [
      { REMINDER_DAY_BEFORE_AT: "off", REMINDER_HOURS_BEFORE: "off" },
      { reminders: { dayBeforeAt: null, hoursBefore: [] } },
    ],
    [
      { OFFER_HOURS: "3", CONFIRM_ASK_AT: "16:30", CONFIRM_RELEASE_AT: "off" },
      { registrationRules: { offerHours: 3, askAt: "16:30", releaseAt: null } },
    ],
    [
      { WEBHOOK_URL: "https://bot.example.org/hook", WEBHOOK_SECRET: "s3cret" },
      {
        webhook: { url: "https://bot.example.org/hook", secret: "s3cret" },
        publicUrl: "https://bot.example.org",
        isPublic: true,
      },
    ],
    [{ REDIS_URL: "redis://a:7000,redis://b:7000" }, { redisUrl: "redis://a:7000,redis://b:7000" }],
  ])("takes %o", (env, expected) => {
    expect(settings(env)).toMatchObject(expected);
  });

  it.each([
    ["BOT_TOKEN", "hello"],
    ["TELEGRAM_API_ROOT", "telegram.org"],
    ["TELEGRAM_API_ROOT", "ftp://telegram.org"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "redis://a:7000,rediss://b:7000"],
    ["LIBRARIAN_IDS", "7,-8"],
    ["LIBRARIAN_IDS", "7,budi"],
    ["LIBRARIAN_IDS", "0"],
    ["TIMEZONE", "WIB"],
    ["TIMEZONE", "+07:00"],
    ["WEBHOOK_SECRET", "with space"],
    ["WEBHOOK_SECRET", "x".repeat(257)],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["PORT", "1e3"],
    ["ROLE", "master"],
    ["QUIET_HOURS", "21:00-21:00"],
    ["REMINDER_HOURS_BEFORE", "off,2"],
    ["REMINDER_HOURS_BEFORE", ","],
    ["LIBRARY_NAME", "dua\nbaris"],
    ["SEND_RATE", "0"],
    ["WEB_CONCURRENCY", "0"],
    ["WEB_CONCURRENCY", "65"],
    ["WEB_CONCURRENCY", "all"],
    ["SEND_RATE", "1001"],
    ["SEND_RATE", "2.5"],
    ["CLOCK_START", "2026-11-23T09:00"],
    ["CLOCK_START", "tomorrow"],
    ["LOG_LEVEL", "loud"],
    ["REMINDER_DAY_BEFORE_AT", "24:00"],
    ["REMINDER_HOURS_BEFORE", "0"],
    ["REMINDER_HOURS_BEFORE", "2,off"],
  ])("refuses %s=%s in one line that names it and says what is allowed", (name, value) => {
    const lines = problems({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} is .+; allowed: .+`));
    expect(lines[0]).not.toContain("\n");
  });

  it("wants a secret with a webhook, and https unless the Bot API is one of our own", () => {
    expect(problems({ WEBHOOK_URL: "https://bot.example.org" })).toEqual([
      expect.stringMatching(/^WEBHOOK_SECRET is not set/),
    ]);
    const plain = { WEBHOOK_URL: "http://127.0.0.1:8080", WEBHOOK_SECRET: "s" };
    expect(problems(plain)).toEqual([expect.stringMatching(/^WEBHOOK_URL is .*https/)]);
    expect(problems({ ...plain, TELEGRAM_API_ROOT: "http://127.0.0.1:8081" })).toEqual([]);
  });

  it("names every wrong variable at once", () => {
    expect(problems({ PORT: "x", ROLE: "y" }).map((line) => line.split(" ")[0])).toEqual(["PORT", "ROLE"]);
  });

  it.each([
    ["BOT_TOKEN", "123456 hunter2"],
    ["WEBHOOK_SECRET", "hunter2 hunter2"],
    ["REDIS_URL", "redis//:hunter2@localhost"],
    ["REDIS_URL", "http://user:hunter2/@/hunter2@localhost"],
    ["REDIS_URL", "redis://localhost?password=hunter2,x"],
    ["REDIS_URL", "redis://:hunter2@a:1,localhost"],
    ["TELEGRAM_API_ROOT", "ftp://user:hunter2@localhost"],
    ["WEBHOOK_URL", "ftp://user:hunter2@localhost"],
  ])("never shows the secret in a wrong %s", (name, value) => {
    expect(problems({ [name]: value }).length).toBeGreaterThan(0);
    expect(problems({ [name]: value }).join("\n")).not.toContain("hunter2");
  });
});
