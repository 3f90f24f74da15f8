import { usePreferences } from "../../stores/preferences-store.ts";
import { roleInForce, startPath } from "../roles.ts";
import type { Services } from "../services.ts";
import { DEVELOPMENT_ROUTES, ROUTES } from "./routes.ts";
import { createWindowRouter, type WindowRouter } from "./window-router.ts";

/** The addresses of a window over a workspace; `/` leads to where the role of whoever sits here starts. */
export function createWorkspaceRouter({
  workspace,
  isDevelopment,
}: Pick<Services, "workspace" | "isDevelopment">): WindowRouter {
  const routes = isDevelopment ? [...ROUTES, ...DEVELOPMENT_ROUTES] : ROUTES;
  return createWindowRouter(routes, () => {
    // With one company alone the portfolio has nothing to compare.
    const { role, lastPilotId } = usePreferences.getState();
    const pilotIds = workspace.summaries().map(({ pilotId }) => pilotId);
    return startPath(roleInForce(null, role, pilotIds.length), pilotIds, lastPilotId);
  });
}
