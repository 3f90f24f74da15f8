const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** `9 h`, `2 days`, `40 min`; `no time` once it is past. */
export function timeLeft(ms: number): string {
  if (ms <= 0) return "no time";
  if (ms < MS_PER_HOUR) return `${Math.ceil(ms / 60_000)} min`;
  if (ms < 2 * MS_PER_DAY) return `${Math.floor(ms / MS_PER_HOUR)} h`;
  return `${Math.floor(ms / MS_PER_DAY)} days`;
}
