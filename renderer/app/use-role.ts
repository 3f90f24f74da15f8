import { usePreferences } from "../stores/preferences-store.ts";
import { useViewedRole } from "../stores/role-store.ts";
import { type Role, roleInForce } from "./roles.ts";
import { useSummaries } from "./services.ts";

/** The role that the window is looked at in. */
export function useRole(): Role {
  const viewedAs = useViewedRole((state) => state.viewedAs);
  const said = usePreferences((state) => state.role);
  const companies = useSummaries().length;
  return roleInForce(viewedAs, said, companies);
}
