import { type IStylesOptions, LineRuleType } from "docx";
import { OFFICE_FONT, tokenHex } from "../office/office-look.ts";

const paragraph = (
  id: string,
  name: string,
  run: { readonly size: number; readonly bold?: boolean; readonly color?: string },
  spacing: { readonly before?: number; readonly after?: number; readonly line?: number },
) => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  run,
  paragraph: { spacing: { ...spacing, lineRule: LineRuleType.AUTO } },
});

/** Size of a finding in half points. */
export const HEADING_1 = 34;

/** The styles of a Word report: sizes are half points, spaces twentieths of a point. */
export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: { run: { font: OFFICE_FONT, size: 20, color: tokenHex("text") }, paragraph: {} },
    title: {
      run: { font: OFFICE_FONT, size: 60, bold: true, color: tokenHex("text") },
      paragraph: { spacing: { before: 600, after: 60 } },
    },
    heading1: {
      run: { font: OFFICE_FONT, size: HEADING_1, bold: true, color: tokenHex("text") },
      paragraph: {
        spacing: { before: 0, after: 160, line: 245, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading2: {
      run: { font: OFFICE_FONT, size: 24, bold: true, color: tokenHex("text") },
      paragraph: { spacing: { before: 260, after: 80 }, keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    paragraph("Subtitle", "Subtitle", { size: 28, color: tokenHex("text2") }, { after: 480 }),
    paragraph(
      "Kicker",
      "Kicker",
      { size: 17, bold: true, color: tokenHex("text3") },
      { before: 320, after: 20 },
    ),
    paragraph("BodyText", "Body Text", { size: 20 }, { after: 120, line: 269 }),
    paragraph("LeadText", "Lead", { size: 24 }, { after: 160, line: 276 }),
    paragraph("ListText", "List Text", { size: 20 }, { after: 60, line: 264 }),
    paragraph(
      "CaptionText",
      "Caption Text",
      { size: 17, color: tokenHex("text2") },
      { before: 60, after: 160 },
    ),
    paragraph("TableText", "Table Text", { size: 18 }, { before: 0, after: 0 }),
    paragraph("ContentsText", "Contents Text", { size: 18 }, { before: 0, after: 60 }),
    paragraph("Running", "Running", { size: 15, color: tokenHex("text2") }, { before: 0, after: 0 }),
  ],
};
