/**
 * Chromium loads no schemes of one's own without being built for them, so that `app://name/x` is shown to it as
 * `https://name.app.invalid/x`: a secure origin that no network can reach.
 */
export function toBrowserAddress(address: string, schemes: ReadonlySet<string>): string {
  const [, scheme = "", host = "", rest = ""] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(address) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest === "" ? "/" : rest}` : address;
}

/** The address as the app knows it. */
export function fromBrowserAddress(address: string, schemes: ReadonlySet<string>): string {
  const found = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.invalid(?=[/?#]|$)/i.exec(address);
  const [whole = "", host = "", scheme = ""] = found ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${address.slice(whole.length)}` : address;
}
