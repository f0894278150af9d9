import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Real SDKs over real sockets, on machines that do other things too: a slow minute is no failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
