import { Button, Checkbox, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { strengthOf, suggestedPassphrase } from "./passphrase-strength.ts";

/** A passphrase that is being chosen: twice, so that a slip of the finger locks nobody out. */
export interface ChosenPassphrase {
  readonly text: string;
  readonly again: string;
}

export const NO_PASSPHRASE: ChosenPassphrase = { text: "", again: "" };

/** Whether it can be used: the two agree, and it is not so weak that it protects nothing. */
export function isUsable({ text, again }: ChosenPassphrase): boolean {
  return text === again && strengthOf(text).level > 0;
}

/** Two lines for a new passphrase, how strong it is, and what is lost with it. */
export function PassphraseFields({
  chosen,
  isDisabled,
  onChange,
}: {
  readonly chosen: ChosenPassphrase;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: ChosenPassphrase) => void;
}): ReactElement {
  const [isShown, setIsShown] = useState(false);
  const { text, again } = chosen;
  const type = isShown ? "text" : "password";
  const isDifferent = again !== "" && !text.startsWith(again);
  const suggest = (): void => {
    const suggested = suggestedPassphrase((count) => crypto.getRandomValues(new Uint8Array(count)));
    setIsShown(true);
    onChange({ text: suggested, again: suggested });
  };
  return (
    <div className="stack">
      <div className="passphrases">
        <TextInput
          label="Passphrase"
          type={type}
          autoComplete="new-password"
          disabled={isDisabled}
          value={text}
          onChange={(event) => onChange({ text: event.currentTarget.value, again })}
        />
        <TextInput
          label="The same again"
          type={type}
          autoComplete="new-password"
          disabled={isDisabled}
          value={again}
          error={isDifferent ? "The two are not the same." : undefined}
          onChange={(event) => onChange({ text, again: event.currentTarget.value })}
        />
      </div>
      <div className="row wrap strengthrow">
        <div>
          <Strength passphrase={text} />
        </div>
        <Checkbox
          label="Show it"
          checked={isShown}
          disabled={isDisabled}
          onChange={(event) => setIsShown(event.currentTarget.checked)}
        />
        <Button disabled={isDisabled} onClick={suggest}>
          Suggest one
        </Button>
      </div>
      <p className="note due">
        Without the passphrase nobody opens this file again: not the receiver, not you, not the makers of the
        app. It is kept nowhere. Write it down, and tell it by another way than the file. Your own data here
        stay as they are.
      </p>
    </div>
  );
}

function Strength({ passphrase }: { readonly passphrase: string }): ReactElement {
  const { level, word, sentence } = strengthOf(passphrase);
  if (passphrase === "") {
    return (
      <p className="caption">Four words that have nothing to do with each other are a good beginning.</p>
    );
  }
  return (
    <div className="strength" data-level={level}>
      <span
        className="strengthbar"
        role="meter"
        aria-label="Strength of the passphrase"
        aria-valuemin={0}
        aria-valuemax={3}
        aria-valuenow={level}
        aria-valuetext={word}
      >
        {[0, 1, 2, 3].map((step) => (
          <span key={step} className={step <= level ? "full" : ""} />
        ))}
      </span>
      <span className="caption" role="status">
        <strong>{word}</strong> · {sentence}
      </span>
    </div>
  );
}
