import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Heavy runs take minutes and have commands of their own.
    include: process.env.HEAVY === "1" ? ["test/**/*.heavy.ts"] : ["test/**/*.test.ts"],
    globalSetup: ["test/support/start-redis.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
  },
});
