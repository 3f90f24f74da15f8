import { productNames } from "../../shared/product-names.ts";

/** What is known of the frame that sent a message; the browser's own word, not the page's. */
export interface SenderFrame {
  readonly url: string;
  /** Null for the main frame. */
  readonly parent: unknown;
}

/** Whether a message comes from the main frame of the app's own page. Fails closed. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  if (frame === null || frame === undefined) return false;
  return frame.parent === null && originOf(frame.url) === productNames.origin;
}

/** Scheme and host of an address; "" if it has none. (`URL.origin` is "null" for schemes of one's own.) */
export function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? "" : `${parsed.protocol}//${parsed.host}`;
}
