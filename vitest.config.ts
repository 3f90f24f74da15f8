import { defineConfig } from "vitest/config";

/** Tests whose subject is in a page of a browser. */
const IN_PAGES = ["tests/e2e/window/**/*.test.ts", "tests/e2e/browser/**/*.test.ts"];
/** What a screen comes to show may take its time on a busy machine; waiting ends as soon as it is there. */
const WAITING = { testTimeout: 240_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

// Two workers: the machines that run this have two cores. The whole suite gives its end-to-end tests a third (build/test.mjs).
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
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...IN_PAGES],
          ...WAITING,
        },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: IN_PAGES,
          // What is tested stands in a page: the files of a worker share the browser that shows it, and its modules.
          isolate: false,
          ...WAITING,
        },
      },
    ],
  },
});
