import type { ComponentType } from "react";
import { TodayPlace } from "../../features/today/today-place.tsx";

/** What stands at an address. */
export interface WindowRoute {
  /** Words between slashes; a word with a dollar names a part, such as `$pilotId`. What begins with `/c/` is of a company. */
  readonly pattern: string;
  /** Whether it stands in the scrolling content that places without a panel share. */
  readonly isFramed: boolean;
  /** What is shown, or what fetches its code. */
  readonly place: { readonly content: ComponentType } | { readonly load: () => Promise<ComponentType> };
}

/** All addresses of the window, beside `/`, which leads to where one starts. */
export const ROUTES: readonly WindowRoute[] = [
  framed(
    "/portfolio",
    async () => (await import("../../features/portfolio/portfolio-place.tsx")).PortfolioPlace,
  ),
  framed("/settings", async () => (await import("../../features/settings/settings-place.tsx")).SettingsPlace),
  own("/meeting", async () => (await import("../../features/meeting/new-meeting.tsx")).NewMeeting),
  // What a start shows most often comes with the window.
  { pattern: "/c/$pilotId/today", isFramed: true, place: { content: TodayPlace } },
  own("/c/$pilotId/plan", async () => (await import("../../features/plan/plan-place.tsx")).PlanPlace),
  own(
    "/c/$pilotId/metrics",
    async () => (await import("../../features/metrics/metrics-place.tsx")).MetricsPlace,
  ),
  framed(
    "/c/$pilotId/metrics/$metric",
    async () => (await import("../../features/metrics/metric-route.tsx")).MetricRoute,
  ),
  own(
    "/c/$pilotId/decisions",
    async () => (await import("../../features/decisions/decisions-place.tsx")).DecisionsPlace,
  ),
  own(
    "/c/$pilotId/decisions/$decision",
    async () => (await import("../../features/decisions/decision-route.tsx")).DecisionRoute,
  ),
  own(
    "/c/$pilotId/changes",
    async () => (await import("../../features/changes/changes-place.tsx")).ChangesPlace,
  ),
  framed(
    "/c/$pilotId/reviews",
    async () => (await import("../../features/reviews/reviews-place.tsx")).ReviewsPlace,
  ),
  framed(
    "/c/$pilotId/reviews/board/$narrative",
    async () => (await import("../../features/reviews/narrative-page.tsx")).NarrativeRoute,
  ),
  own(
    "/c/$pilotId/reviews/hold/$review",
    async () => (await import("../../features/reviews/mode/review-mode.tsx")).ReviewModeRoute,
  ),
  own(
    "/c/$pilotId/organisation",
    async () => (await import("../../features/organisation/organisation-place.tsx")).OrganisationPlace,
  ),
  framed("/c/$pilotId/data", async () => (await import("../../features/data/data-place.tsx")).DataPlace),
  own(
    "/c/$pilotId/data/import",
    async () => (await import("../../features/data/import/import-flow.tsx")).ImportFlow,
  ),
  framed(
    "/c/$pilotId/data/import/$batchId",
    async () => (await import("../../features/data/import-run-page.tsx")).ImportRunPage,
  ),
  own(
    "/c/$pilotId/company",
    async () => (await import("../../features/company/company-place.tsx")).CompanyPlace,
  ),
  framed(
    "/c/$pilotId/meeting",
    async () => (await import("../../features/meeting/meeting-page.tsx")).MeetingPage,
  ),
  own(
    "/c/$pilotId/meeting/hold",
    async () => (await import("../../features/meeting/hold-meeting.tsx")).HoldMeeting,
  ),
  own("/c/$pilotId/merge", async () => (await import("../../features/merge/merge-route.tsx")).MergeRoute),
];

/** What is there in development alone. */
export const DEVELOPMENT_ROUTES: readonly WindowRoute[] = [
  framed("/gallery", async () => (await import("../../features/gallery/gallery-place.tsx")).GalleryPlace),
];

/** A place in the shared content. */
function framed(pattern: string, load: () => Promise<ComponentType>): WindowRoute {
  return { pattern, isFramed: true, place: { load } };
}

/** A place with a content of its own. */
function own(pattern: string, load: () => Promise<ComponentType>): WindowRoute {
  return { pattern, isFramed: false, place: { load } };
}
