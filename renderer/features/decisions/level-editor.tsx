import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { countText } from "../../app/shown-locale.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { boundFault, numberText, typedNumber } from "../../components/typed-number.ts";
import { PeopleField } from "./person-field.tsx";

type Levels = NonNullable<RecordOf<"escalationScenario">["levels"]>;

/** Most hours that a level may have: a year of 366 days. */
const MOST_HOURS = 8784;

/** The levels of a scenario from the lowest: who answers, and within how many hours. */
export function LevelEditor({
  pilot,
  levels,
  onChange,
}: {
  readonly pilot: PilotState;
  readonly levels: Levels;
  readonly onChange: (levels: Levels) => Promise<unknown>;
}): ReactElement {
  const replace = (place: number, part: Partial<Levels[number]>): Promise<unknown> =>
    onChange(levels.map((level, index) => (index === place ? { ...level, ...part } : level)));
  return (
    <div className="stack">
      <p className="label">Levels, from the lowest</p>
      {levels.map((level, place) => {
        const name = `Level ${place + 1}`;
        return (
          // Levels have no name of their own: their place is what they are.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={place} className="checks levelfields">
            <legend className="label">{name}</legend>
            <div className="row top">
              <CommitField
                label={`${name}: called`}
                value={level.title ?? ""}
                onCommit={(title) => {
                  const { title: _, ...rest } = level;
                  return onChange(
                    levels.map((one, index) =>
                      index === place ? (title === "" ? rest : { ...rest, title }) : one,
                    ),
                  );
                }}
              />
              <CommitField
                label="Hours"
                width={88}
                value={numberText(level.hours)}
                isRequired
                check={(text) =>
                  boundFault(text, {
                    least: Number.MIN_VALUE,
                    most: MOST_HOURS,
                    words: `more than 0, at most ${countText(MOST_HOURS)}`,
                  })
                }
                onCommit={(text) => replace(place, { hours: typedNumber(text) ?? level.hours })}
              />
            </div>
            <PeopleField
              pilot={pilot}
              label={`${name}: answered by`}
              value={level.who}
              onChange={(who) => void replace(place, { who: [...who] })}
            />
            <div>
              <Button
                variant="subtle"
                onClick={() => void onChange(levels.filter((_, index) => index !== place))}
              >
                Remove level {place + 1}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button onClick={() => void onChange([...levels, { who: [], hours: 24 }])}>Add a level</Button>
      </div>
    </div>
  );
}
