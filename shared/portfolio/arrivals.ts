import type { PilotState } from "../journal/pilot-state.ts";

/** When one machine last wrote in a company's journal. */
export interface LastEntry {
  readonly replica: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** The last entry of every machine that wrote. */
export function lastEntries({ entries }: Pick<PilotState, "entries">): readonly LastEntry[] {
  const last = new Map<string, string>();
  for (const { replica, at } of entries) {
    const known = last.get(replica);
    if (known === undefined || known < at) last.set(replica, at);
  }
  return [...last].map(([replica, at]) => ({ replica, at }));
}

/**
 * When the company was last heard of: its newest entry that this machine did not write itself, so that what an operating
 * partner adds does not pass for a pack that was sent. Where nobody else ever wrote, the newest entry. Empty: there is none.
 */
export function lastHeard(last: readonly LastEntry[], own: string | null): string {
  const others = last.filter(({ replica }) => replica !== own);
  return (others.length === 0 ? last : others).reduce((newest, { at }) => (at > newest ? at : newest), "");
}
