import { APP } from "../../shared/product-version.ts";
import type { BackupState } from "../data/backups.ts";
import { useMessages } from "../stores/message-store.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import type { Services } from "./services.ts";
import { problemMessage } from "./use-execute.ts";

type Asked = Pick<Services, "host" | "workspace" | "backups">;

/** Puts what support needs into the clipboard, and says so. */
export async function copyDiagnostics(services: Asked): Promise<void> {
  const { say } = useMessages.getState();
  const copied = await services.host.copyText(await diagnosticsText(services));
  if (copied.ok) say({ kind: "done", text: "Copied for support: no names and no figures are in it" });
  else say(problemMessage(copied.problem));
}

/**
 * What support needs to know of an installation: versions, how the data were found, counts, settings, the log. What people
 * wrote, names, figures and folders are no part of it: every line below is made of the app's own words and of counts.
 */
export async function diagnosticsText({ host, workspace, backups }: Asked): Promise<string> {
  const told = host.diagnostics === undefined ? null : await host.diagnostics();
  const main = told?.ok === true ? told.value : null;
  const verdict = workspace.verdict();
  const { density, hasLetterKeys, role } = usePreferences.getState();
  const { usage, quota } = await storageUse();
  const found =
    "code" in verdict && verdict.code !== undefined ? `${verdict.kind} (${verdict.code})` : verdict.kind;
  await backups?.look();
  const kept = backups?.state() ?? null;
  const lines: readonly (readonly [string, string])[] = [
    ["App", main?.app ?? APP],
    ["Surroundings", host.kind],
    ...(main === null
      ? ([["Browser", navigator.userAgent]] as const)
      : ([
          ["Electron", main.electron],
          ["Chromium", main.chromium],
          ["Node", main.node],
          ["System", main.system],
          ["Memory", `${main.memoryMib} MiB`],
        ] as const)),
    [
      "Languages",
      [...new Set([main?.locale ?? "", ...navigator.languages])].filter((one) => one !== "").join(", "),
    ],
    ["Window", `${innerWidth} × ${innerHeight}, ${devicePixelRatio} pixels a point`],
    ["Data found", found],
    ["Saving", workspace.saveState().kind],
    ["Companies", String(workspace.summaries().length)],
    ["Storage", `${usage} of ${quota} MiB`],
    ["Backups", backupWords(kept)],
    [
      "Settings",
      `rows ${density}, single letters ${hasLetterKeys ? "on" : "off"}, role ${role ?? "not said"}`,
    ],
  ];
  return [
    ...lines.map(([name, value]) => `${name}: ${value}`),
    "",
    ...(main === null ? ["No log is kept here."] : ["Log:", ...main.log]),
    "",
  ].join("\n");
}

function backupWords(state: BackupState | null): string {
  if (state === null) return "no place for them";
  const count = state.list?.backups.length ?? 0;
  return state.problem === null ? String(count) : `${count}, the last one failed (${state.problem.code})`;
}

async function storageUse(): Promise<{ readonly usage: string; readonly quota: string }> {
  const { usage, quota } = await navigator.storage.estimate();
  const mib = (bytes: number | undefined): string =>
    bytes === undefined ? "?" : (bytes / 2 ** 20).toFixed(0);
  return { usage: mib(usage), quota: mib(quota) };
}
