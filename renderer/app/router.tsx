import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { ReactElement } from "react";
import { TodayPlace } from "../features/today/today-place.tsx";
import { usePreferences } from "../stores/preferences-store.ts";
import { ContentFrame } from "./content-frame.tsx";
import { ErrorScreen } from "./error-screen.tsx";
import { PilotFrame } from "./pilot-frame.tsx";
import { roleInForce, startPath } from "./roles.ts";
import type { Services } from "./services.ts";
import { Shell } from "./shell/shell.tsx";

/** All addresses of the window. They stand behind the hash: `app://` and a plain file have no server to ask. */
export function createWindowRouter({
  workspace,
  isDevelopment,
}: Pick<Services, "workspace" | "isDevelopment">) {
  const root = createRootRoute({
    component: Shell,
    errorComponent: ErrorScreen,
    notFoundComponent: NotFound,
  });
  const start = createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: () => {
      // With one company alone the portfolio has nothing to compare.
      const { role, lastPilotId } = usePreferences.getState();
      const pilotIds = workspace.summaries().map(({ pilotId }) => pilotId);
      const to = startPath(roleInForce(null, role, pilotIds.length), pilotIds, lastPilotId);
      // A redirect is thrown as what it is: the router knows it by its form.
      // oxlint-disable-next-line typescript/only-throw-error
      throw redirect({ to });
    },
  });
  const framed = createRoute({ getParentRoute: () => root, id: "framed", component: ContentFrame });
  const portfolio = createRoute({
    getParentRoute: () => framed,
    path: "/portfolio",
    component: lazyRouteComponent(
      () => import("../features/portfolio/portfolio-place.tsx"),
      "PortfolioPlace",
    ),
  });
  const settings = createRoute({
    getParentRoute: () => framed,
    path: "/settings",
    component: lazyRouteComponent(() => import("../features/settings/settings-place.tsx"), "SettingsPlace"),
  });
  const company = createRoute({ getParentRoute: () => root, path: "/c/$pilotId", component: PilotFrame });
  const plan = createRoute({
    getParentRoute: () => company,
    path: "/plan",
    component: lazyRouteComponent(() => import("../features/plan/plan-place.tsx"), "PlanPlace"),
  });
  const organisation = createRoute({
    getParentRoute: () => company,
    path: "/organisation",
    component: lazyRouteComponent(
      () => import("../features/organisation/organisation-place.tsx"),
      "OrganisationPlace",
    ),
  });
  const companyPage = createRoute({
    getParentRoute: () => company,
    path: "/company",
    component: lazyRouteComponent(() => import("../features/company/company-place.tsx"), "CompanyPlace"),
  });
  const changes = createRoute({
    getParentRoute: () => company,
    path: "/changes",
    component: lazyRouteComponent(() => import("../features/changes/changes-place.tsx"), "ChangesPlace"),
  });
  const decisions = createRoute({
    getParentRoute: () => company,
    path: "/decisions",
    component: lazyRouteComponent(
      () => import("../features/decisions/decisions-place.tsx"),
      "DecisionsPlace",
    ),
  });
  const decision = createRoute({
    getParentRoute: () => company,
    path: "/decisions/$decision",
    component: lazyRouteComponent(() => import("../features/decisions/decision-route.tsx"), "DecisionRoute"),
  });
  const newMeeting = createRoute({
    getParentRoute: () => root,
    path: "/meeting",
    component: lazyRouteComponent(() => import("../features/meeting/new-meeting.tsx"), "NewMeeting"),
  });
  const holdMeeting = createRoute({
    getParentRoute: () => company,
    path: "/meeting/hold",
    component: lazyRouteComponent(() => import("../features/meeting/hold-meeting.tsx"), "HoldMeeting"),
  });
  const inner = createRoute({ getParentRoute: () => company, id: "inner", component: ContentFrame });
  const today = createRoute({
    getParentRoute: () => inner,
    path: "/today",
    // What a start shows most often comes with the window.
    component: TodayPlace,
  });
  const metrics = createRoute({
    getParentRoute: () => company,
    path: "/metrics",
    component: lazyRouteComponent(() => import("../features/metrics/metrics-place.tsx"), "MetricsPlace"),
  });
  const metric = createRoute({
    getParentRoute: () => inner,
    path: "/metrics/$metric",
    component: lazyRouteComponent(() => import("../features/metrics/metric-route.tsx"), "MetricRoute"),
  });
  const data = createRoute({
    getParentRoute: () => inner,
    path: "/data",
    component: lazyRouteComponent(() => import("../features/data/data-place.tsx"), "DataPlace"),
  });
  const importFlow = createRoute({
    getParentRoute: () => company,
    path: "/data/import",
    component: lazyRouteComponent(() => import("../features/data/import/import-flow.tsx"), "ImportFlow"),
  });
  const importRun = createRoute({
    getParentRoute: () => inner,
    path: "/data/import/$batchId",
    component: lazyRouteComponent(() => import("../features/data/import-run-page.tsx"), "ImportRunPage"),
  });
  const meeting = createRoute({
    getParentRoute: () => inner,
    path: "/meeting",
    component: lazyRouteComponent(() => import("../features/meeting/meeting-page.tsx"), "MeetingPage"),
  });
  const reviews = createRoute({
    getParentRoute: () => inner,
    path: "/reviews",
    component: lazyRouteComponent(() => import("../features/reviews/reviews-place.tsx"), "ReviewsPlace"),
  });
  const narrative = createRoute({
    getParentRoute: () => inner,
    path: "/reviews/board/$narrative",
    component: lazyRouteComponent(() => import("../features/reviews/narrative-page.tsx"), "NarrativeRoute"),
  });
  const mergeFlow = createRoute({
    getParentRoute: () => company,
    path: "/merge",
    component: lazyRouteComponent(() => import("../features/merge/merge-route.tsx"), "MergeRoute"),
  });
  const reviewMode = createRoute({
    getParentRoute: () => company,
    path: "/reviews/hold/$review",
    component: lazyRouteComponent(
      () => import("../features/reviews/mode/review-mode.tsx"),
      "ReviewModeRoute",
    ),
  });
  const gallery = createRoute({
    getParentRoute: () => framed,
    path: "/gallery",
    component: lazyRouteComponent(() => import("../features/gallery/gallery-place.tsx"), "GalleryPlace"),
  });
  const routeTree = root.addChildren([
    start,
    newMeeting,
    framed.addChildren(isDevelopment ? [portfolio, settings, gallery] : [portfolio, settings]),
    company.addChildren([
      plan,
      organisation,
      companyPage,
      importFlow,
      mergeFlow,
      changes,
      decisions,
      decision,
      metrics,
      holdMeeting,
      reviewMode,
      inner.addChildren([meeting, today, metric, data, importRun, reviews, narrative]),
    ]),
  ]);
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: false,
    defaultErrorComponent: ErrorScreen,
  });
}

function NotFound(): ReactElement {
  return (
    <main className="content">
      <p>
        Nothing stands at this address. <a href="#/portfolio">Go to the portfolio</a>
      </p>
    </main>
  );
}
