/** The one order of imports: a folder imports only from those before it. */
const order = [
  "src/platform",
  "src/redis",
  "src/backup",
  "src/inbox",
  "src/catalogue",
  "src/understanding",
  "src/residents",
  "src/outbox",
  "src/registration",
  "src/attendance",
  "src/certificates",
  "src/reminders",
  "src/calendar",
  "src/broadcasts",
  "src/feedback",
  "src/competitions",
  "src/reading",
  "src/enquiries",
  "src/alerts",
  "src/answers",
  "src/reports",
  "src/telegram",
  "flows",
  "src/jobs",
  "src/http",
  "src/playground",
  "src/config",
  "src/app",
  "src/open-playground",
  "src/start-problem",
  "src/fellows",
  "src/commands",
  "src/run",
  "src/supervise",
  "src/main",
];
const pattern = (folder) => `^${folder}(/|\\.ts$)`;
const only = (name, library, folders) => ({
  name,
  severity: "error",
  from: { path: "^(src|flows)/", pathNot: folders.map((f) => `^${f}/`) },
  to: { path: `^node_modules/${library}/` },
});
module.exports = {
  forbidden: [
    ...order.slice(0, -1).map((folder, i) => ({
      name: `only-from-the-left: ${folder}`,
      severity: "error",
      from: { path: pattern(folder) },
      to: {
        path: order
          .slice(i + 1)
          .map(pattern)
          .join("|"),
      },
    })),
    {
      name: "playground-knows-only-platform",
      severity: "error",
      from: { path: "^src/playground/" },
      to: { path: "^(src|flows)/", pathNot: "^src/(playground|platform)/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    only("ioredis-only-in-redis", "ioredis", ["src/redis"]),
    only("grammy-only-in-telegram", "(grammy|@grammyjs)", ["src/telegram", "flows"]),
    only("cron-only-in-jobs", "node-cron", ["src/jobs"]),
    only("queue-only-in-outbox", "bullmq", ["src/outbox"]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".mjs", ".js"] },
  },
};
