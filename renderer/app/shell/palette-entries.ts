import { useEffect, useState } from "react";
import {
  commandFacts,
  commandKeys,
  WINDOW_COMMAND_NAMES,
  type WindowCommand,
} from "../../../shared/ipc/window-commands.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { isMac } from "../../components/platform.ts";
import { PLACES, pathOf } from "../places.ts";
import { useServices, useSummaries } from "../services.ts";
import { useCurrentPilotId } from "./current-pilot.ts";
import { useRunCommand } from "./run-command.ts";

/** Something that the palette offers: it goes to an address or runs. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: "place" | "command" | "company" | "person" | "metric";
  readonly name: string;
  readonly about: string;
  readonly keys?: string;
  readonly path?: string;
  readonly run?: () => void;
}

const PREFIXES: Readonly<Record<string, PaletteEntry["kind"]>> = {
  ">": "command",
  "@": "person",
  "#": "metric",
};

/** The entries that hold every word of the text; `>`, `@` and `#` narrow them to one kind. Names that begin so come first. */
export function matching(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const kind = PREFIXES[text.slice(0, 1)];
  const words = (kind === undefined ? text : text.slice(1))
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const found = entries.filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      words.every((word) => `${entry.name} ${entry.about}`.toLowerCase().includes(word)),
  );
  const first = words[0] ?? "";
  const rank = (entry: PaletteEntry): number => (entry.name.toLowerCase().startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** Pages of the current company that are no places of the rail. */
function companyPages(pilotId: string): readonly PaletteEntry[] {
  const base = `/c/${pilotId}/company`;
  const page = (name: string, path: string, about = "company page"): PaletteEntry => ({
    id: path,
    kind: "place",
    name,
    about,
    path,
  });
  return [
    page("Company page", base, "settings of the pilot"),
    page("Objective", `${base}?tab=Objective`),
    page("Workflows and segments", `${base}?tab=Workflows`),
    page("Conflicts", `${base}?tab=Conflicts`),
    page("Cadence", `${base}?tab=Cadence`),
    page("Weekly review", `/c/${pilotId}/reviews`, "reviews"),
    page("Monthly reset", `/c/${pilotId}/reviews?tab=Monthly`, "reviews"),
    page("Board synthesis", `/c/${pilotId}/reviews?tab=Board`, "reviews"),
    page("Minutes of the reviews", `/c/${pilotId}/reviews?tab=Minutes`, "reviews"),
    page("Meeting Zero", `/c/${pilotId}/meeting`, "the first meeting"),
  ];
}

/** Everything that the palette knows: of the current company its people and metrics. */
export function usePaletteEntries(onlyCompanies: boolean): readonly PaletteEntry[] {
  const { workspace } = useServices();
  const summaries = useSummaries();
  const pilotId = useCurrentPilotId();
  const run = useRunCommand();
  const [people, setPeople] = useState<readonly PaletteEntry[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      if (pilotId === null) return;
      const opened = await workspace.open(pilotId);
      if (!isCurrent || !opened.ok) return;
      setPeople(
        recordsOf(opened.value, "person").map(({ id, name, title, role }) => ({
          id,
          kind: "person",
          name,
          about: title ?? role ?? "person",
          path: `/c/${pilotId}/organisation`,
        })),
      );
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [workspace, pilotId]);
  const companies = summaries.map(
    (summary): PaletteEntry => ({
      id: summary.pilotId,
      kind: "company",
      name: summary.company,
      about: summary.status === "target" ? "target" : "company",
      path: `/c/${summary.pilotId}/today`,
    }),
  );
  if (onlyCompanies) {
    // The company that one is in stands there too, with what it rests on.
    const [own] = pilotId === null ? [] : companyPages(pilotId);
    const here = companies.find(({ id }) => id === pilotId);
    return own === undefined || here === undefined
      ? companies
      : [...companies, { ...own, name: `Company page: ${here.name}` }];
  }
  const places = PLACES.flatMap(({ id, name, letter }): readonly PaletteEntry[] => {
    const path = pathOf(id, pilotId);
    return path === null ? [] : [{ id, kind: "place", name, about: "place", keys: `g ${letter}`, path }];
  });
  const pages = pilotId === null ? [] : companyPages(pilotId);
  const metrics =
    pilotId === null
      ? []
      : METRICS.map(
          ({ id, name, pillar }): PaletteEntry => ({
            id,
            kind: "metric",
            name,
            about: `${PILLAR_NAMES[pillar]} · ${id}`,
            path: `/c/${pilotId}/metrics/${id}`,
          }),
        );
  const commands = WINDOW_COMMAND_NAMES.filter(isOffered).map((command): PaletteEntry => {
    const keys = commandKeys(command, isMac());
    return {
      id: command,
      kind: "command",
      name: commandFacts(command).label,
      about: "command",
      ...(keys === undefined ? {} : { keys }),
      run: () => run(command),
    };
  });
  return [...places, ...pages, ...companies, ...commands, ...people, ...metrics];
}

/** Places have entries of their own, and the palette is open already. */
function isOffered(command: WindowCommand): boolean {
  return command !== "palette" && !command.startsWith("go ");
}
