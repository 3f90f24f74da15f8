import { strFromU8, unzipSync } from "fflate";

/** An office file, read by its XML alone. */
export interface OfficeFile {
  readonly bytes: Uint8Array;
  readonly names: readonly string[];
  /** The words of the document or of all slides, tags taken out, white space as one space. */
  readonly words: string;
  readonly text: (name: string) => string;
  readonly parts: (name: RegExp) => readonly string[];
  /** The slides of a deck in their order. */
  readonly slides: () => readonly string[];
  /** The workbooks behind charts. */
  readonly workbooks: () => readonly Uint8Array[];
  /** Tags of a part that do not close each other. */
  readonly faults: (name: string) => readonly string[];
}

/** Opens a DOCX or PPTX. */
export function officeFile(bytes: Uint8Array): OfficeFile {
  const members = unzipSync(bytes);
  const names = Object.keys(members);
  const text = (name: string): string => strFromU8(members[name] ?? new Uint8Array());
  const parts = (wanted: RegExp): readonly string[] => names.filter((name) => wanted.test(name)).map(text);
  const slides = (): readonly string[] =>
    names
      .filter((name) => /^ppt\/slides\/slide\d+\.xml$/u.test(name))
      .toSorted((a, b) => numberOf(a) - numberOf(b))
      .map(text);
  return {
    bytes,
    names,
    text,
    parts,
    slides,
    words: plain([...parts(/^word\/document\.xml$/u), ...slides()].join(" ")),
    workbooks: () =>
      names.filter((name) => name.endsWith(".xlsx")).map((name) => members[name] ?? new Uint8Array()),
    faults: (name) => tagFaults(text(name)),
  };
}

/** What a reader sees of a piece of XML, or of a text: entities read, white space as one space. */
export function plain(xml: string): string {
  return xml
    .replace(/<\/(?:a|w):p>/gu, " ")
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ")
    .trim();
}

function numberOf(name: string): number {
  return Number(/(\d+)\.xml$/u.exec(name)?.[1] ?? 0);
}

/** A reader of XML that knows tags, entities and nothing else: enough to see that no text broke out of its element. */
function tagFaults(xml: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const body = xml.replace(/<\?[\s\S]*?\?>/gu, "");
  for (const [, close, name = "", , self] of body.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/gu,
  )) {
    if (close === "/") {
      const last = open.pop();
      if (last !== name) faults.push(`${last ?? "nothing"} closed by ${name}`);
    } else if (self !== "/") open.push(name);
  }
  const rest = body.replace(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/gu, "");
  if (/</u.test(rest)) faults.push(`a bare < in ${rest.slice(rest.indexOf("<"), rest.indexOf("<") + 40)}`);
  if (/&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)/iu.test(rest)) faults.push("a bare &");
  return [...faults, ...open.map((name) => `${name} stays open`)];
}
