import { defineConfig } from "vitest/config";

// Two workers: the machines that run this have two cores, and the end-to-end tests start processes of their own.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    passWithNoTests: true,
    // A failure says all of what it found.
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["**/node_modules/**", "tests/e2e/**", "tests/bench/**"],
          // What is tested is pure: the files of a worker share its modules, and none sees another.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          exclude: ["**/node_modules/**"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a screen comes to show may take its time on a busy machine; waiting ends as soon as it is there.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
