import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import { parseCalendarDate } from "../../calendar/calendar-date.ts";
import { reportFormat } from "../format/report-format.ts";
import type { Paper } from "../html/page-css.ts";
import { normalisedZip } from "../office/normalised-zip.ts";
import { tokenHex } from "../office/office-look.ts";
import type { ReportControl, ReportDocument, ReportPart } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import { titleLine } from "../title-line.ts";
import { type DocxGround, sectionElements } from "./block-elements.ts";
import { docxChanges } from "./docx-parts.ts";
import { DOCX_STYLES } from "./docx-styles.ts";
import { run } from "./runs.ts";

/** Twentieths of a point in a millimetre. */
const PER_MM = 56.692_9;
const SIZES = { A4: { width: 11_906, height: 16_838 }, Letter: { width: 12_240, height: 15_840 } } as const;
const MARGIN = Math.round(18 * PER_MM);
/** Length of the fingerprint in the foot of each page. */
const FINGERPRINT_HEAD = 12;

/**
 * The report as a Word document: its findings are headings, its charts are Word's own with their data, head and foot of
 * each page say what it is of and carry the fingerprint. The same report gives the same bytes.
 */
export async function renderDocx(
  document: ReportDocument,
  { paper }: { readonly paper: Paper },
): Promise<Uint8Array> {
  const { control } = document;
  const ground: DocxGround = {
    document,
    format: reportFormat({
      locale: document.locale,
      currency: document.currency,
      asOf: parseCalendarDate(control.asOfIso) ?? 0,
    }),
    textWidth: SIZES[paper].width - 2 * MARGIN,
  };
  const file = new Document({
    title: plainText(`${control.company}: ${control.title}`),
    creator: plainText(control.engine),
    lastModifiedBy: plainText(control.engine),
    subject: plainText(control.subtitle),
    description: control.fingerprint === null ? "" : `Fingerprint ${control.fingerprint}`,
    styles: DOCX_STYLES,
    numbering: NUMBERING,
    sections: document.parts.map((part) => partSection(part, paper, ground)),
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(file));
  return normalisedZip(bytes, docxChanges(bytes, control.asOfIso));
}

function partSection(part: ReportPart, paper: Paper, ground: DocxGround): ISectionOptions {
  const { document, textWidth } = ground;
  const children: (Paragraph | Table)[] = part.sections.flatMap((section) => [
    ...sectionElements(section, ground),
  ]);
  const isFirst = document.parts[0] === part;
  return {
    properties: {
      page: {
        size: SIZES[paper],
        margin: { top: MARGIN, right: MARGIN, bottom: Math.round(20 * PER_MM), left: MARGIN },
      },
    },
    headers: {
      default: new Header({
        children: part.isCover === true ? [] : [head(document.control, part, textWidth)],
      }),
    },
    footers: { default: new Footer({ children: [foot(document.control, textWidth)] }) },
    children: [...(isFirst ? titleElements(document) : []), ...children],
  };
}

/** Logo, company, title: what the first page begins with. */
function titleElements({ control, brand }: ReportDocument): readonly Paragraph[] {
  const logo = brand?.logo ?? null;
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            children: [
              new ImageRun({
                type: logo.mediaType === "image/png" ? "png" : "jpg",
                data: logo.bytes,
                transformation: logoSize(logo),
                altText: { name: "Logo", description: plainText(control.company), title: "Logo" },
              }),
            ],
          }),
        ]),
    new Paragraph({ style: "Kicker", children: [run(control.confidentiality)] }),
    new Paragraph({ style: "Title", children: [run(control.company)] }),
    new Paragraph({ style: "Subtitle", children: [run(titleLine(control))] }),
  ];
}

/** At most 48 pixels high and 200 wide. */
function logoSize({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(48 / height, 200 / width);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function head(control: ReportControl, part: ReportPart, width: number): Paragraph {
  return new Paragraph({
    style: "Running",
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      run(`${shortText(control.company, 48)} · ${control.title} · as of ${control.asOf}`),
      new TextRun({ children: ["\t"] }),
      run(shortText(part.title, 40), { bold: true }),
    ],
  });
}

function foot(control: ReportControl, width: number): Paragraph {
  const seal = control.fingerprint === null ? "not sealed" : control.fingerprint.slice(0, FINGERPRINT_HEAD);
  return new Paragraph({
    style: "Running",
    alignment: AlignmentType.LEFT,
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(width / 2) },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      run(control.confidentiality),
      new TextRun({ children: ["\t"] }),
      run(seal, { font: "Consolas", size: 14 }),
      new TextRun({ children: ["\t"] }),
      run(`${control.engine} ·`),
      new TextRun({
        children: [" ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
        color: tokenHex("text2"),
      }),
    ],
  });
}

const NUMBERING = {
  config: [
    {
      reference: "points",
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "–",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 284, hanging: 284 } } },
        },
      ],
    },
    {
      reference: "numbers",
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1.",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 340, hanging: 340 } } },
        },
      ],
    },
  ],
} as const;
