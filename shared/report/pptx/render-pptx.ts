import type { ChartRunOptions } from "docx/charts";
import { strFromU8, strToU8, unzipSync } from "fflate";
import PptxGenJS from "pptxgenjs";
import { parseCalendarDate } from "../../calendar/calendar-date.ts";
import { reportFormat } from "../format/report-format.ts";
import { base64 } from "../office/base64.ts";
import { nativeChart } from "../office/native-chart.ts";
import { atDate, normalisedZip } from "../office/normalised-zip.ts";
import { accentOf, OFFICE_FONT, tokenHex } from "../office/office-look.ts";
import { titleLines } from "../office/title-lines.ts";
import { operationalLine } from "../operational.ts";
import type { ReportDocument } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import { titleLine } from "../title-line.ts";
import { type ChartPart, chartParts } from "./chart-parts.ts";
import { CONTENT, type DeckSlide, SLIDE } from "./deck.ts";
import { drawItem } from "./draw-items.ts";
import { joinedSlides } from "./joined-slides.ts";
import { sectionSlides } from "./section-slides.ts";

const FINGERPRINT_HEAD = 12;
/** Titles with more letters are set smaller, so that they stand in two lines. */
const LONG_TITLE = 105;
const TITLE_POINTS = { usual: 24, long: 19 } as const;
const POINTS_PER_INCH = 72;
const PIXELS_PER_INCH = 96;
/** Letters of the foot in one line, and those of the company's name that it keeps in any case. */
const FOOT = 150;
const SHORTEST_NAME = 20;
/** A longer name stands on the cover in smaller letters, so that it keeps clear of the logo. */
const LONG_NAME = 26;

/**
 * The report as a deck of 16:9: a title slide, then a slide or more for each section, whose title states its finding;
 * charts and tables are native and can be edited. The same report gives the same bytes.
 */
export async function renderPptx(document: ReportDocument): Promise<Uint8Array> {
  const { control } = document;
  const deck = new PptxGenJS();
  deck.defineLayout({ name: "WIDE", width: SLIDE.width, height: SLIDE.height });
  deck.layout = "WIDE";
  deck.theme = { headFontFace: OFFICE_FONT, bodyFontFace: OFFICE_FONT };
  const accent = accentOf(document);
  defineMasters(deck, document, accent);
  titleSlide(deck, document);
  const charts: ChartRunOptions[] = [];
  const format = reportFormat({
    locale: document.locale,
    currency: document.currency,
    asOf: parseCalendarDate(control.asOfIso) ?? 0,
  });
  for (const one of deckSlides(document)) {
    const slide = deck.addSlide({ masterName: "FINDING" });
    slide.addText(titleTexts(one.title), { placeholder: "title" });
    slide.addText(one.kicker, {
      x: CONTENT.x,
      y: 0.32,
      w: CONTENT.w,
      h: 0.26,
      margin: 0,
      fontFace: OFFICE_FONT,
      fontSize: 11,
      bold: true,
      color: tokenHex("text3"),
    });
    for (const item of one.items) {
      drawItem(slide, item, {
        document,
        accent,
        chart: ({ block }, box) => {
          const chart = nativeChart(block, format, {
            width: box.w * PIXELS_PER_INCH,
            height: box.h * PIXELS_PER_INCH,
            points: 11,
            accent,
            font: OFFICE_FONT,
          });
          if (chart === null) return;
          charts.push(chart);
          // The part is filled in below; this one only makes its place in the file.
          slide.addChart("bar", [{ name: "x", labels: ["x"], values: [1] }], {
            ...box,
            altText: plainText(block.sentence),
          });
        },
      });
    }
    slide.addNotes(one.notes);
  }
  const written = await deck.write({ outputType: "uint8array" });
  if (!(written instanceof Uint8Array)) throw new TypeError("the deck was not written as bytes");
  const parts = withParts(document, await chartParts(charts));
  return normalisedZip(written, parts, partNumbers(written));
}

/** The lines of a title, which stay together as one paragraph. */
function titleTexts(title: string): PptxGenJS.TextProps[] {
  const isLong = title.length > LONG_TITLE;
  const points = isLong ? TITLE_POINTS.long : TITLE_POINTS.usual;
  return titleLines(title, CONTENT.w * POINTS_PER_INCH, points).map((text, place) => ({
    text,
    options: {
      ...(isLong ? { fontSize: points } : {}),
      ...(place > 0 ? { softBreakBefore: true } : {}),
    },
  }));
}

/**
 * The library counts charts on from deck to deck: here those of a deck are counted from 1. Gives the number that stands
 * for each of its own.
 */
function partNumbers(written: Uint8Array): (text: string) => string {
  const names = Object.keys(
    unzipSync(written, { filter: ({ name }) => /charts\/chart\d+\.xml$/u.test(name) }),
  );
  const first = Math.min(...names.map((name) => Number(/(\d+)\.xml$/u.exec(name)?.[1] ?? 1)));
  return (text) =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.)/gu,
      (_, what: string, number: string) => `${what}${Number(number) - first + 1}`,
    );
}

/** The slides after the title, in their order. */
export function deckSlides(document: ReportDocument): readonly DeckSlide[] {
  const notes = notesOf(document);
  const sections = document.parts
    .filter((part) => part.isCover !== true)
    .flatMap((part) => part.sections)
    .filter((section) => section.finding !== "" && section.isDocumentOnly !== true)
    .map((section) => sectionSlides(section, notes));
  return [
    ...joinedSlides(sections.flatMap(({ main }) => main)),
    ...joinedSlides(sections.flatMap(({ appendix }) => appendix)),
  ];
}

/** What a speaker may be asked: where the figures are from. Nothing that is not for the room. */
function notesOf({ control }: ReportDocument): string {
  const seal = control.fingerprint === null ? "not sealed" : `fingerprint ${control.fingerprint}`;
  return plainText(
    `Source: ${control.company}, ${control.title}, as of ${control.asOf}, ${control.version}; ${seal}; ${control.engine}. Intervals are 95 %. A verdict is given only where an interval excludes no change.`,
  );
}

function footText({ control }: ReportDocument): string {
  const seal = control.fingerprint === null ? "not sealed" : control.fingerprint.slice(0, FINGERPRINT_HEAD);
  const others = [
    plainText(control.title),
    `as of ${plainText(control.asOf)}`,
    plainText(control.confidentiality),
    seal,
    plainText(control.engine),
  ].join(" · ");
  const room = Math.max(SHORTEST_NAME, FOOT - others.length);
  return `${shortText(control.company, Math.min(48, room))} · ${others}`;
}

function defineMasters(deck: PptxGenJS, document: ReportDocument, accent: string): void {
  const small = { fontFace: OFFICE_FONT, fontSize: 9, color: tokenHex("text2"), margin: 0 } as const;
  deck.defineSlideMaster({
    title: "FINDING",
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: 0, y: 0, w: SLIDE.width, h: 0.09, fill: { color: accent } } },
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            x: CONTENT.x,
            y: 0.58,
            w: CONTENT.w,
            h: 0.88,
            margin: 0,
            align: "left",
            valign: "top",
            fontFace: OFFICE_FONT,
            fontSize: TITLE_POINTS.usual,
            bold: true,
            color: tokenHex("text"),
          },
          text: "",
        },
      },
      { text: { text: footText(document), options: { ...small, x: CONTENT.x, y: 7.02, w: 11, h: 0.25 } } },
    ],
    slideNumber: {
      x: 12.2,
      y: 7.02,
      w: 0.53,
      h: 0.25,
      fontFace: OFFICE_FONT,
      fontSize: 9,
      color: tokenHex("text2"),
      align: "right",
    },
  });
  deck.defineSlideMaster({
    title: "COVER",
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: 0, y: 0, w: 0.28, h: SLIDE.height, fill: { color: accent } } },
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            x: 1,
            y: 2.2,
            w: 11,
            h: 1.3,
            margin: 0,
            align: "left",
            valign: "bottom",
            fontFace: OFFICE_FONT,
            fontSize: 44,
            bold: true,
            color: tokenHex("text"),
          },
          text: "",
        },
      },
      { text: { text: footText(document), options: { ...small, x: 1, y: 7.02, w: 11, h: 0.25 } } },
    ],
  });
}

function titleSlide(deck: PptxGenJS, document: ReportDocument): void {
  const { control, brand } = document;
  const slide = deck.addSlide({ masterName: "COVER" });
  const name = shortText(control.company, 80);
  const look = name.length > LONG_NAME ? { fontSize: 30 } : {};
  slide.addText([{ text: name, options: look }], { placeholder: "title" });
  const line = { x: 1, w: 11, margin: 0, fontFace: OFFICE_FONT, valign: "top" } as const;
  slide.addText(plainText(titleLine(control)), {
    ...line,
    y: 3.6,
    h: 0.6,
    fontSize: 20,
    color: tokenHex("text2"),
  });
  slide.addText(plainText(`As of ${control.asOf} · ${control.version} · ${control.confidentiality}`), {
    ...line,
    y: 4.3,
    h: 0.4,
    fontSize: 14,
    color: tokenHex("text2"),
  });
  const operational = operationalLine(document);
  if (operational !== null) {
    slide.addText(plainText(operational), {
      ...line,
      y: 4.75,
      h: 0.6,
      fontSize: 14,
      color: tokenHex("text2"),
    });
  }
  const logo = brand?.logo ?? null;
  if (logo !== null) {
    const scale = Math.min(0.9 / logo.height, 3 / logo.width);
    slide.addImage({
      data: `${logo.mediaType};base64,${base64(logo.bytes)}`,
      x: 1,
      y: 0.8,
      w: logo.width * scale,
      h: logo.height * scale,
      altText: plainText(control.company),
    });
  }
  slide.addNotes(notesOf(document));
}

/** The charts and the properties in place of what the library wrote. */
function withParts(document: ReportDocument, charts: readonly ChartPart[]) {
  const dated = atDate(document.control.asOfIso);
  return (name: string, content: Uint8Array): Uint8Array => {
    const [, number] = /(?:chart|Microsoft_Excel_Worksheet)(\d+)\./u.exec(name) ?? [];
    const part = number === undefined ? undefined : charts[Number(number) - 1];
    if (part !== undefined) {
      return name.endsWith(".rels") ? part.relations : name.endsWith(".xlsx") ? part.workbook : part.xml;
    }
    if (name === "docProps/core.xml") return dated(name, properties(document, content));
    if (name === "docProps/app.xml") return replaced(content, /<Company>[^<]*<\/Company>/u, "");
    return content;
  };
}

function properties({ control }: ReportDocument, content: Uint8Array): Uint8Array {
  const fields: readonly (readonly [string, string])[] = [
    ["dc:title", `${control.company}: ${control.title}`],
    ["dc:subject", control.subtitle],
    ["dc:creator", control.engine],
    ["cp:lastModifiedBy", control.engine],
  ];
  return fields.reduce(
    (bytes, [tag, text]) =>
      replaced(
        bytes,
        new RegExp(`(<${tag}>)[^<]*`, "u"),
        (_: string, open: string) => `${open}${escaped(plainText(text))}`,
      ),
    content,
  );
}

function replaced(
  content: Uint8Array,
  what: RegExp,
  by: string | ((found: string, open: string) => string),
): Uint8Array {
  const text = strFromU8(content);
  return strToU8(typeof by === "string" ? text.replace(what, by) : text.replace(what, by));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
