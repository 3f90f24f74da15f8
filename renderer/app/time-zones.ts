/** The time zones that can be chosen, with the one that is set although the list may not name it (UTC). */
export function timeZonesWith(zone: string): string[] {
  const zones = Intl.supportedValuesOf("timeZone");
  return zone === "" || zones.includes(zone) ? zones : [zone, ...zones];
}
