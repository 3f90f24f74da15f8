/**
 * Gives the focus back to where it was before a dialog opened, once the dialog is gone, whoever made it and however it was
 * closed. Gives back what ends this.
 */
export function returnFocusAfterDialogs(): () => void {
  const openers = new Map<Element, Element | null>();
  const observer = new MutationObserver(() => {
    for (const [dialog, opener] of openers) {
      if (dialog.isConnected) continue;
      openers.delete(dialog);
      giveBack(opener);
    }
    if (openers.size === 0) observer.disconnect();
  });
  const onFocus = ({ target, relatedTarget }: FocusEvent): void => {
    const dialog = target instanceof Element ? target.closest('[aria-modal="true"]') : null;
    if (dialog === null || openers.has(dialog)) return;
    openers.set(dialog, relatedTarget instanceof Element ? relatedTarget : null);
    observer.observe(document.body, { childList: true, subtree: true });
  };
  window.addEventListener("focusin", onFocus);
  return () => {
    window.removeEventListener("focusin", onFocus);
    observer.disconnect();
  };
}

/** To the opener; where that is gone, to the content: the keys must go on working somewhere. */
function giveBack(opener: Element | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (!isLost) return;
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const content = document.querySelector<HTMLElement>('[data-region="content"]');
  (isThere ? opener : content)?.focus({ preventScroll: true });
}
