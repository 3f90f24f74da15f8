import { usePreferences } from "../stores/preferences-store.ts";
import { roleInForce, startPath } from "./roles.ts";
import { DEVELOPMENT_ROUTES, ROUTES } from "./routing/routes.ts";
import { createWindowRouter, type WindowRouter } from "./routing/window-router.ts";
import type { Services } from "./services.ts";

/** The addresses of a window over a workspace; without one, a role's first place is meant. */
export function windowRouter({
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
