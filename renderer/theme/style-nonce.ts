import { setNonce } from "get-nonce";

/**
 * The nonce that the page was served with. It stands in a meta element, because browsers hide the `nonce` attribute's
 * value from scripts only for elements that the parser gave it to as an attribute: the property still holds it.
 */
export function readStyleNonce(page: Document): string {
  const meta = page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? meta?.getAttribute("nonce") ?? "";
}

/** Lets libraries that add style elements of their own (scroll lock) use the page's nonce. */
export function adoptStyleNonce(nonce: string): void {
  setNonce(nonce);
}
