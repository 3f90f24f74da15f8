import { Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { KeyHint } from "../../components/key-hint.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { PLACES } from "../places.ts";

const KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl K", "palette: places, companies, people, metrics"],
  ["Ctrl Shift O", "choose a company"],
  ["Ctrl N", "new pilot"],
  ["Ctrl ,", "settings"],
  ["Ctrl Z", "undo, with Shift redo"],
  ["F6", "next region, with Shift the one before"],
  ["↑ ↓", "move in a list"],
  ["Enter", "open a row"],
  ["Esc", "close one layer"],
  ["O", "owner of a checklist row"],
  ["D", "due date of a checklist row"],
  ["B", "baseline on or off, on metrics"],
  ["?", "these keys"],
];

/** All keys. Places by `g` and a letter, or by Ctrl and their number. */
export function KeysDialog(): ReactElement {
  const { layer, show } = useLayers();
  return (
    <Modal opened={layer === "keys"} onClose={() => show(null)} title="Keys">
      <dl className="keylist">
        {[...PLACES.map(({ name, letter }): readonly [string, string] => [`g ${letter}`, name]), ...KEYS].map(
          ([keys, what]) => (
            <div key={keys} style={{ display: "contents" }}>
              <dt>
                <KeyHint keys={keys} />
              </dt>
              <dd>{what}</dd>
            </div>
          ),
        )}
      </dl>
    </Modal>
  );
}
