import { Menu } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { usePreferences } from "../../stores/preferences-store.ts";
import { useViewedRole } from "../../stores/role-store.ts";
import { useGo } from "../navigation.ts";
import { firstScreen, ROLE_DEFAULTS, ROLES, roleInForce } from "../roles.ts";
import { useSummaries } from "../services.ts";
import { useRole } from "../use-role.ts";
import { useCurrentPilotId } from "./current-pilot.ts";

/** Who sits here, and *View as*: the first screen of another role. What can be opened stays the same. */
export function ProfileMenu(): ReactElement {
  const { profile, role: said } = usePreferences();
  const { viewedAs, viewAs } = useViewedRole();
  const role = useRole();
  const companies = useSummaries().length;
  const own = roleInForce(null, said, companies);
  const pilotId = useCurrentPilotId();
  const go = useGo();
  const view = (next: typeof role): void => {
    viewAs(next === own ? null : next);
    go(firstScreen(next, pilotId));
  };
  const isViewing = viewedAs !== null && viewedAs !== own;
  return (
    <Menu position="right-end" width={240} transitionProps={{ duration: 0 }} shadow="none">
      <Menu.Target>
        <button type="button" className="place" aria-label={`Profile: ${profile}`}>
          <IconUser size={16} stroke={1.5} aria-hidden="true" />
          <span className="clip">
            {profile}
            {isViewing ? <span className="faint"> as {ROLE_DEFAULTS[role].name}</span> : null}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>View as</Menu.Label>
        <Menu.RadioGroup value={role}>
          {ROLES.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick onChange={() => view(one)}>
              {ROLE_DEFAULTS[one].name}
              {one === own ? <span className="faint"> (you)</span> : null}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => go("/settings")}>Profile and settings</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
