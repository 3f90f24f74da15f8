/** Who sits here: it says where one starts and what is offered first, never what can be opened. */
export const ROLES = ["partner", "ceo", "consultant", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** What a role changes (the brief's table of first screens). */
export interface RoleDefaults {
  readonly name: string;
  /** What such a person wants to know first. */
  readonly about: string;
  readonly start: "portfolio" | "today" | "data";
  /** Lists begin with what is one's own. */
  readonly isMineFirst: boolean;
  /** The report that is exported first, as far as it can be made. */
  readonly report: "portfolio" | "minutes" | "baseline" | "owner slip";
}

export const ROLE_DEFAULTS: Readonly<Record<Role, RoleDefaults>> = {
  partner: {
    name: "Operating partner",
    about: "Many companies: which of them needs me this week, and why?",
    start: "portfolio",
    isMineFirst: false,
    report: "portfolio",
  },
  ceo: {
    name: "CEO",
    about: "One company: what must happen now, and is it working?",
    start: "today",
    isMineFirst: false,
    report: "minutes",
  },
  consultant: {
    name: "Consultant",
    about: "Engagements on site: what is missing for the baseline or the month?",
    start: "data",
    isMineFirst: false,
    report: "baseline",
  },
  owner: {
    name: "DRI or owner",
    about: "My items, my metrics, my rights: what do I have to do?",
    start: "today",
    isMineFirst: true,
    report: "owner slip",
  },
};

/** The role that holds: the one that is looked through, else the one that was said, else by the number of companies. */
export function roleInForce(viewedAs: Role | null, said: Role | null, companies: number): Role {
  return viewedAs ?? said ?? (companies > 1 ? "partner" : "ceo");
}

/** Where a role starts. With one company alone there is nothing to compare, and everybody starts on Today. */
export function startPath(role: Role, pilotIds: readonly string[], lastPilotId: string | null): string {
  const [first] = pilotIds;
  if (first === undefined) return "/portfolio";
  if (pilotIds.length === 1) return `/c/${first}/today`;
  return firstScreen(role, lastPilotId !== null && pilotIds.includes(lastPilotId) ? lastPilotId : null);
}

/** The first screen of a role, of the company that was looked at last; without one the portfolio. */
export function firstScreen(role: Role, pilotId: string | null): string {
  const { start } = ROLE_DEFAULTS[role];
  return start === "portfolio" || pilotId === null ? "/portfolio" : `/c/${pilotId}/${start}`;
}
