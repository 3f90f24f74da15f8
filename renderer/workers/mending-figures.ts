import type { Result } from "../../shared/errors/problem.ts";
import { isBroken, lostIn, type Mend } from "../data/read-mending.ts";
import type { Figures } from "../figures/figures.ts";

type Tell<Value, More extends readonly unknown[]> = (
  pilotId: string,
  answer: Result<Value>,
  ...more: More
) => void;

/**
 * Figures over a database that can break while it is read: a worker often is the first who notices. The database is made
 * again, and whoever asked is answered from it. Many may wait at once: `mend` is to do it once for all of them.
 */
export function mendingFigures(figures: Figures, mend: Mend): Figures {
  /** The last mending did not help: until something is answered, what is broken is said as it is. */
  let isHelpless = false;
  const askOne = async <Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    const first = await ask();
    if (!isBroken(first)) isHelpless = false;
    if (!isBroken(first) || isHelpless) return first;
    await mend(lostIn(first));
    const second = await ask();
    isHelpless = isBroken(second);
    return second;
  };
  /** Asks about many pilots, and once more about those whose answer broke. */
  const askAll = async <Value, More extends readonly unknown[]>(
    pilotIds: readonly string[],
    tell: Tell<Value, More>,
    ask: (pilotIds: readonly string[], tell: Tell<Value, More>) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    if (isHelpless) return ask(pilotIds, tell);
    const broken = new Map<string, string | null>();
    const first = await ask(pilotIds, (pilotId, answer, ...more) => {
      if (isBroken(answer)) broken.set(pilotId, lostIn(answer));
      else tell(pilotId, answer, ...more);
    });
    if (!isBroken(first) && broken.size === 0) return first;
    const [lost = null] = [lostIn(first), ...broken.values()].filter((one) => one !== null);
    await mend(lost);
    let isStill = false;
    const second = await ask(isBroken(first) ? pilotIds : [...broken.keys()], (pilotId, answer, ...more) => {
      isStill ||= isBroken(answer);
      tell(pilotId, answer, ...more);
    });
    isHelpless = isStill || isBroken(second);
    return second;
  };
  return {
    ask: (name, pilot, asOfMs, input) => askOne(() => figures.ask(name, pilot, asOfMs, input)),
    prepare: (pilotIds, nowMs, signal) => askOne(() => figures.prepare(pilotIds, nowMs, signal)),
    lookAhead: (pilotIds, nowMs, signal) => askOne(() => figures.lookAhead(pilotIds, nowMs, signal)),
    overviews: (pilotIds, nowMs, { onOverview, ...options }) =>
      askAll(pilotIds, onOverview, (asked, tell) =>
        figures.overviews(asked, nowMs, { ...options, onOverview: tell }),
      ),
    standings: (pilotIds, nowMs, { onStanding, ...options }) =>
      askAll(pilotIds, onStanding, (asked, tell) =>
        figures.standings(asked, nowMs, { ...options, onStanding: tell }),
      ),
    dayStandings: (pilotIds, nowMs, day, { onStanding, ...options }) =>
      askAll(pilotIds, onStanding, (asked, tell) =>
        figures.dayStandings(asked, nowMs, day, { ...options, onStanding: tell }),
      ),
    release: (pilotId) => figures.release(pilotId),
  };
}
