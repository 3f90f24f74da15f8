import type { ReactElement } from "react";
import { keyCaps } from "./key-glyphs.ts";
import { isMac } from "./platform.ts";

/** Keys as they are pressed: one after the other (`g t`) or together (`Mod+K`, ⌘ on a Mac and Ctrl elsewhere). */
export function KeyHint({ keys }: { readonly keys: string }): ReactElement {
  return (
    <span className="row" style={{ gap: 4, display: "inline-flex" }}>
      {keyCaps(keys, isMac()).map((key, index) => (
        <kbd key={`${key}${index}`}>{key}</kbd>
      ))}
    </span>
  );
}
