import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { usePreferences } from "../../stores/preferences-store.ts";
import { useViewedRole } from "../../stores/role-store.ts";
import { useGo } from "../navigation.ts";
import { firstScreen, ROLE_DEFAULTS, ROLES, roleInForce } from "../roles.ts";
import { useSummaries } from "../services.ts";
import { useRole } from "../use-role.ts";
import { useCurrentPilotId } from "./current-pilot.ts";
import { ProfileButton } from "./profile-button.tsx";

/** Who sits here, and *View as*: the first screen of another role. What can be opened stays the same. */
export function ProfileMenu({ isOpen }: { readonly isOpen: boolean }): ReactElement {
  const said = usePreferences(({ role }) => role);
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
    <Menu
      defaultOpened={isOpen}
      position="right-end"
      width={240}
      transitionProps={{ duration: 0 }}
      shadow="none"
      // Nothing but items may stand in a menu: the first of them takes the focus.
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ProfileButton viewedAs={isViewing ? ROLE_DEFAULTS[role].name : null} />
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
