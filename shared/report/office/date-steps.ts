/** How many dates stand below a chart, and how many months, which are longer words. */
const LABELS = 9;
const MONTHS = 6;
const DAYS_OF_A_WEEK = 7;

/**
 * A chart's part with so few dates below it that they stand upright: the library leaves that to Office, and others print
 * them all.
 */
export function withDateSteps(xml: string): string {
  const points = Math.max(
    0,
    ...[...xml.matchAll(/<c:ptCount val="(\d+)"\/>/gu)].map(([, count]) => Number(count)),
  );
  const steps = {
    days: Math.ceil(points / LABELS) * DAYS_OF_A_WEEK,
    months: Math.max(1, Math.ceil(points / MONTHS)),
  };
  return xml.replace(
    /<c:baseTimeUnit val="(days|months)"\/>(?!<c:majorUnit)/gu,
    (base, unit: keyof typeof steps) =>
      `${base}<c:majorUnit val="${steps[unit]}"/><c:majorTimeUnit val="${unit}"/>`,
  );
}
