/** How many dates stand below a chart. */
const LABELS = 9;
const DAYS_OF_A_WEEK = 7;

/**
 * A chart's part with so few dates below it that they can be read: the library leaves that to Office, and others print
 * them all. Only axes of days are changed; months are few.
 */
export function withDateSteps(xml: string): string {
  const points = Math.max(
    0,
    ...[...xml.matchAll(/<c:ptCount val="(\d+)"\/>/gu)].map(([, count]) => Number(count)),
  );
  const days = Math.ceil(points / LABELS) * DAYS_OF_A_WEEK;
  return xml.replace(
    /<c:baseTimeUnit val="days"\/>(?!<c:majorUnit)/gu,
    (unit) => `${unit}<c:majorUnit val="${days}"/><c:majorTimeUnit val="days"/>`,
  );
}
