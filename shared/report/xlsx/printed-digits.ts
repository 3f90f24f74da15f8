/** The digits of a printed number, whatever marks its locale has between them. */
export interface Digits {
  readonly whole: string;
  readonly decimals: string;
}

/**
 * What printed digits can mean, the likeliest first: `1.234,5`, `1,234.5`, `1 234,5`, `1’234.5`, `12,34,567`. One mark with
 * three digits behind it (`1,234`) can be of either kind: a point is first a decimal one, a comma one between groups.
 */
export function readDigits(text: string): readonly Digits[] {
  const plain = text.replaceAll(/[\s\u00A0\u202F'’]/gu, "");
  const marks = plain.replaceAll(/\d/gu, "");
  const last = marks.at(-1);
  if (last === undefined) return [{ whole: plain, decimals: "" }];
  const asGroups: Digits = { whole: plain.replaceAll(/[.,]/gu, ""), decimals: "" };
  const at = plain.lastIndexOf(last);
  const asDecimals: Digits = {
    whole: plain.slice(0, at).replaceAll(/[.,]/gu, ""),
    decimals: plain.slice(at + 1),
  };
  if (marks.length > 1 && marks === last.repeat(marks.length)) return [asGroups];
  if (marks.length > 1 || !/^[1-9]\d{0,2}[.,]\d{3}$/u.test(plain)) return [asDecimals];
  return last === "," ? [asGroups, asDecimals] : [asDecimals, asGroups];
}
