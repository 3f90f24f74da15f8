/**
 * Answers of one way of computing, by id of the metric (of an interval: `avd.rate low`): one number for each company ×
 * workflow × segment × week, in this order. NaN: no value.
 */
export type Answers = ReadonlyMap<string, Float64Array>;

const TOLERANCE = 1e-6;

/** Throws where two ways of computing do not say the same. */
export function mustAgree(what: string, answers: Answers, expected: Answers): void {
  if (answers.size !== expected.size)
    throw new Error(`${what}: ${answers.size} answers instead of ${expected.size}`);
  for (const [id, numbers] of expected) {
    const given = answers.get(id);
    if (given?.length !== numbers.length) throw new Error(`${what}: ${id} has not one answer for each group`);
    for (let group = 0; group < numbers.length; group += 1) {
      const a = given[group] ?? Number.NaN;
      const b = numbers[group] ?? Number.NaN;
      if (Number.isNaN(a) && Number.isNaN(b)) continue;
      if (!(Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b))))
        throw new Error(`${what}: ${id} of group ${group} is ${a} instead of ${b}`);
    }
  }
}
