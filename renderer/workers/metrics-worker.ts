import { APP } from "../../shared/product-version.ts";
import { createComingCache } from "../data/coming-cache.ts";
import { createLayoutCache } from "../data/layout-cache.ts";
import { createPilotReader } from "../data/pilot-reader.ts";
import { createPortfolioCache } from "../data/portfolio-cache.ts";
import type { MetricsCalls } from "./metrics-calls.ts";
import { createMetricsHandlers } from "./metrics-handlers.ts";
import { serveCalls, type WorkerScope } from "./serve-calls.ts";

/**
 * Answers are kept for this very build in this very Chromium, which brings the time zones: a built script is called after
 * all that it holds. A script that is served from its source is not, and keeps nothing.
 */
const [, built] = /([\w-]+-[\w-]{8})\.js$/u.exec(globalThis.location.pathname) ?? [];
const madeBy = built === undefined ? null : `${APP} ${built} ${navigator.userAgent}`;

serveCalls<MetricsCalls>(
  globalThis as unknown as WorkerScope,
  createMetricsHandlers({
    reader: createPilotReader(),
    cache: createLayoutCache(),
    answers: madeBy === null ? null : createPortfolioCache(madeBy),
    coming: madeBy === null ? null : createComingCache(madeBy),
  }),
);
