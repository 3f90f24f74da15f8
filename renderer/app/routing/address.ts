/** An address of the window: what stands behind the hash. */
export interface Address {
  readonly path: string;
  /** What follows the question mark, such as the tab; of a name that stands twice the last value. */
  readonly search: Readonly<Record<string, string | undefined>>;
  /** Both, as they stand behind the hash. */
  readonly href: string;
}

/** Reads an address as it stands behind the hash. */
export function readAddress(href: string): Address {
  const [path = "", search = ""] = href.split(/\?(.*)/su);
  return { path: path === "" ? "/" : path, search: Object.fromEntries(new URLSearchParams(search)), href };
}

/** Writes a path with what follows the question mark; values that are not set are left out. */
export function withSearch(path: string, search: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`;
}
