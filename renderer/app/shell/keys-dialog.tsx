import "../../styles/keys.css";
import { Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { KeyHint } from "../../components/key-hint.tsx";
import { isMac } from "../../components/platform.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { type KeyGroup, keyGroups } from "../keys.ts";
import { hrefOf } from "../places.ts";

/** All keys, by where they work. */
export function KeysDialog(): ReactElement {
  const show = useLayers((state) => state.show);
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  return (
    <Modal opened onClose={() => show(null)} title="Keys" size={1216}>
      <div className="stack">
        <div className="row wide">
          <p className="muted grow">
            {hasLetterKeys
              ? "Single letters and signs work while a list, a chart or the page has the focus, never while you type."
              : "Single letters and signs are switched off."}
          </p>
          <a href={hrefOf("/settings")} onClick={() => show(null)}>
            {hasLetterKeys ? "Switch them off in Settings" : "Switch them on in Settings"}
          </a>
        </div>
        <div className="keysheet">
          {keyGroups(isMac()).map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </div>
      </div>
    </Modal>
  );
}

function Group({ group: { title, where, keys } }: { readonly group: KeyGroup }): ReactElement {
  return (
    <section aria-label={title}>
      <h3 className="title3">
        {title}
        {where === undefined ? null : <span className="caption"> {where}</span>}
      </h3>
      <dl className="keylist">
        {keys.map(({ keys: all, what }) => (
          <div key={what}>
            <dt>
              {all.map((each) => (
                <KeyHint key={each} keys={each} />
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
