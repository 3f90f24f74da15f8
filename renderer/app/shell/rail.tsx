import {
  IconAdjustmentsHorizontal,
  IconArrowsExchange,
  IconBriefcase,
  IconBuildingSkyscraper,
  IconCalendarCheck,
  IconChartLine,
  IconChevronsLeft,
  IconChevronsRight,
  IconDatabase,
  IconScale,
  IconSettings,
  IconSitemap,
  IconTargetArrow,
  IconTimeline,
} from "@tabler/icons-react";
import { lazy, type ReactElement, Suspense, useEffect, useState } from "react";
import { keyText } from "../../components/key-glyphs.ts";
import { isMac } from "../../components/platform.ts";
import { SaveStateLine } from "../../components/save-state.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { usePlace } from "../navigation.ts";
import { hrefOf, PLACES, type PlaceId, pathOf } from "../places.ts";
import { useSaveState, useSummaries } from "../services.ts";
import { whenIdle } from "../when-idle.ts";
import { useCurrentPilotId } from "./current-pilot.ts";
import { DutyBadge } from "./duty-badge.tsx";
import { ProfileButton } from "./profile-button.tsx";

const ProfileMenu = lazy(async () => {
  const { ProfileMenu } = await import("./profile-menu.tsx");
  return { default: ProfileMenu };
});

const ICONS: Readonly<Record<PlaceId, typeof IconBriefcase>> = {
  portfolio: IconBriefcase,
  today: IconTargetArrow,
  plan: IconTimeline,
  metrics: IconChartLine,
  decisions: IconScale,
  changes: IconArrowsExchange,
  reviews: IconCalendarCheck,
  organisation: IconSitemap,
  data: IconDatabase,
};

/** The nine places, with the company switcher between the portfolio and the places of one company; in a narrow window as icons only. */
export function Rail({ isNarrow }: { readonly isNarrow: boolean }): ReactElement {
  const { isRailCollapsed: isChosen, change } = usePreferences();
  const isRailCollapsed = isChosen || isNarrow;
  const place = usePlace();
  const pilotId = useCurrentPilotId();
  const summaries = useSummaries();
  const company = summaries.find((summary) => summary.pilotId === pilotId)?.company ?? null;
  const saveState = useSaveState();
  const show = useLayers((state) => state.show);
  const Collapse = isRailCollapsed ? IconChevronsRight : IconChevronsLeft;
  return (
    <div className="rail" data-region="rail" role="region" aria-label="Rail" tabIndex={-1}>
      <div className="brand">
        <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M2 15 A8 8 0 0 1 18 15" fill="none" stroke="var(--c-accent)" strokeWidth={2} />
          <path d="M10 15 14.5 8.5" stroke="var(--c-text)" strokeWidth={2} strokeLinecap="round" />
        </svg>
        <span className="clip">Converge180</span>
      </div>
      <nav aria-label="Places">
        {PLACES.map(({ id, name, letter }) => {
          const Icon = ICONS[id];
          const path = pathOf(id, pilotId);
          const isActive = place.id === id;
          const link =
            path === null ? (
              <span
                key={id}
                className="place"
                aria-disabled="true"
                role="link"
                title={`${name}: choose a company first`}
              >
                <Icon size={16} stroke={1.5} aria-hidden="true" />
                <span className="clip">{name}</span>
              </span>
            ) : (
              <a
                key={id}
                className={`place${isActive ? " active" : ""}`}
                href={hrefOf(path)}
                aria-current={isActive ? "page" : undefined}
                title={isRailCollapsed ? name : undefined}
              >
                <Icon size={16} stroke={1.5} aria-hidden="true" />
                <span className="clip">{name}</span>
                <span className="keys" aria-hidden="true">
                  g {letter}
                </span>
              </a>
            );
          if (id === "today" && pilotId !== null) {
            return (
              <div key={id} className="withbadge">
                {link}
                <DutyBadge pilotId={pilotId} />
              </div>
            );
          }
          if (id !== "portfolio") return link;
          return [
            link,
            <div key="switcher" className="switcher">
              <button
                type="button"
                className="place"
                onClick={() => show("companies")}
                title={`Choose a company (${keyText("Mod+Shift+O", isMac())})`}
              >
                <IconBuildingSkyscraper size={16} stroke={1.5} aria-hidden="true" />
                <span className="clip">{company ?? "Choose a company"}</span>
              </button>
              {pilotId === null || company === null ? null : (
                <a
                  className={`iconbutton${place.id === "company" ? " active" : ""}`}
                  href={hrefOf(`/c/${pilotId}/company`)}
                  aria-label={`Company page: ${company}`}
                  aria-current={place.id === "company" ? "page" : undefined}
                  title="Company page: objective, settings, workflows, conflicts, cadence"
                >
                  <IconAdjustmentsHorizontal size={16} stroke={1.5} aria-hidden="true" />
                </a>
              )}
            </div>,
          ];
        })}
      </nav>
      <div className="foot">
        <SaveStateLine state={saveState} timeOf={timeOf} />
        <Profile />
        <a
          className={`place${place.id === "settings" ? " active" : ""}`}
          href={hrefOf("/settings")}
          aria-current={place.id === "settings" ? "page" : undefined}
        >
          <IconSettings size={16} stroke={1.5} aria-hidden="true" />
          <span className="clip">Settings</span>
        </a>
        {isNarrow ? null : (
          <button
            type="button"
            className="place"
            onClick={() => change({ isRailCollapsed: !isRailCollapsed })}
          >
            <Collapse size={16} stroke={1.5} aria-hidden="true" />
            <span className="clip">{isRailCollapsed ? "Widen" : "Narrow"}</span>
          </button>
        )}
      </div>
    </div>
  );
}

/** Its menu is loaded when nothing else is to be done; the button is there at once, and what was pressed before opens it then. */
function Profile(): ReactElement {
  const [hasMenu, setHasMenu] = useState(false);
  const [isPressed, setIsPressed] = useState(false);
  useEffect(() => whenIdle(() => setHasMenu(true), 1000), []);
  const button = <ProfileButton viewedAs={null} onClick={() => setIsPressed(true)} />;
  return <Suspense fallback={button}>{hasMenu ? <ProfileMenu isOpen={isPressed} /> : button}</Suspense>;
}

/** Wall-clock time of this machine: saving is about here and now, not about the pilot's zone. */
function timeOf(moment: string): string {
  return new Date(moment).toTimeString().slice(0, 5);
}
