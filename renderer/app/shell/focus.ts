/** Whether an element takes letters as text. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Whether a dialog is open: it keeps the keys to itself. */
export function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

const lastIn = new WeakMap<Element, HTMLElement>();

/** Remembers where in each region the focus was, so that it comes back to the same row. Gives back what ends it. */
export function rememberFocus(): () => void {
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest("[data-region]");
    if (region !== null && region !== target) lastIn.set(region, target);
  };
  window.addEventListener("focusin", onFocus);
  return () => window.removeEventListener("focusin", onFocus);
}

/** Moves the focus to the next region (rail, bar, notices, content, panel), to where it was in it. */
export function walkRegions(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  if (next === undefined) return;
  const before = lastIn.get(next);
  // A ring around a whole region is for who walked there; who is put there by a place that came up needs none.
  next.dataset["walked"] = "";
  next.addEventListener("focusout", () => delete next.dataset["walked"], { once: true });
  (before?.isConnected === true && next.contains(before) ? before : next).focus();
}

/** The filter of the list on the screen; null where there is none. */
export function filterField(): HTMLInputElement | null {
  const fields = document.querySelectorAll<HTMLInputElement>(
    '[data-region] input[data-filter], [data-region] input[aria-label^="Filter"]',
  );
  return [...fields].find((field) => field.checkVisibility() && !field.disabled) ?? null;
}

/** Goes to the filter; Esc in it comes back to where the focus was. False: the screen has no filter. */
export function focusFilter(): boolean {
  const field = filterField();
  if (field === null) return false;
  const before = document.activeElement;
  field.focus();
  field.select();
  const back = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
    // The row that had it may be filtered away: then it is the list.
    const region = field.closest<HTMLElement>("[data-region]");
    const row = region?.querySelector<HTMLElement>('[role="grid"] tr[tabindex="0"]') ?? null;
    (isThere ? before : (row ?? region))?.focus();
  };
  field.addEventListener("keydown", back);
  field.addEventListener("blur", () => field.removeEventListener("keydown", back), { once: true });
  return true;
}

/**
 * Gives the focus to the content once a place has changed and nothing has it any more, so that keys go on working where
 * a row or a dialog is gone. Gives back what ends the waiting.
 */
export function focusContentIfLost(): () => void {
  let frames = 0;
  let frame = requestAnimationFrame(function look() {
    frames += 1;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const content = document.querySelector<HTMLElement>('[data-region="content"]');
    if (!isLost) return;
    if (content !== null) content.focus({ preventScroll: true });
    else if (frames < 120) frame = requestAnimationFrame(look);
  });
  return () => cancelAnimationFrame(frame);
}
