import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { parseCalendarDate } from "../../calendar/calendar-date.ts";
import { wordsLanguage } from "../format/locale.ts";
import { type ReportFormat, reportFormat } from "../format/report-format.ts";
import { base64 } from "../office/base64.ts";
import type { ReportDocument, ReportLogo, ReportSection } from "../report-document.ts";
import { titleLine } from "../title-line.ts";
import { Blocks } from "./block-view.tsx";
import { FindingText } from "./finding-text.tsx";
import { isolateNames } from "./isolate-names.ts";
import { type Paper, pageCss, pageName } from "./page-css.ts";
import { reportCss } from "./report-css.ts";
import { fontFaceCss, type ReportFontFace } from "./report-fonts.ts";

/** The policy of a report file: styles, fonts and pictures from inside it, nothing else; no script at all. */
export const REPORT_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * The report as one self-contained HTML file: no script, no link to anything outside, fonts inside. Printing it gives
 * the same pages as its PDF. The same document, paper and fonts give the same bytes.
 */
export function renderHtml(
  document: ReportDocument,
  options: { readonly paper: Paper; readonly fonts: readonly ReportFontFace[] },
): string {
  const css = [
    fontFaceCss(options.fonts),
    reportCss(),
    pageCss(document.control, document.parts, options.paper),
    brandCss(document),
    document.parts.map((_, index) => `.p${index}{page:${pageName(index)}}`).join(""),
  ].join("\n");
  const format = reportFormat({
    locale: document.locale,
    currency: document.currency,
    asOf: parseCalendarDate(document.control.asOfIso) ?? 0,
  });
  const markup = isolateNames(renderToStaticMarkup(<Page document={document} css={css} format={format} />));
  return `<!doctype html>\n${markup}\n`;
}

/** The company's colour in place of the accent; the colours of states are never re-branded. */
function brandCss({ brand }: ReportDocument): string {
  const accent = brand?.accent ?? null;
  return accent !== null && /^#[0-9a-fA-F]{6}$/u.test(accent)
    ? `:root{--c-accent:${accent};--c-series1:${accent}}.opening{border-top:1.2mm solid ${accent};padding-top:4mm}`
    : "";
}

interface PageProps {
  readonly document: ReportDocument;
  readonly css: string;
  readonly format: ReportFormat;
}

function Page({ document, css, format }: PageProps): ReactElement {
  const { control } = document;
  return (
    <html lang={wordsLanguage(document.locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={REPORT_CSP} />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="generator" content={control.engine} />
        <meta name="referrer" content="no-referrer" />
        <title>{`${control.company}: ${control.title}, ${control.asOf}`}</title>
        <style
          // Our own rules; names in them are escaped to plain codes (cssString).
          dangerouslySetInnerHTML={{ __html: css }}
        />
      </head>
      <body>
        {document.parts.map((part, index) => (
          <div
            key={part.title + String(index)}
            className={`part p${index}${part.isCover === true ? " cover" : ""}`}
          >
            {part.isCover === true ? (
              <Opening document={document} />
            ) : index === 0 ? (
              <Opening document={document} />
            ) : null}
            {part.sections.map((section) => (
              <Section key={section.id} section={section} document={document} format={format} />
            ))}
          </div>
        ))}
      </body>
    </html>
  );
}

/** Logo, company and title: what the first page begins with. */
function Opening({ document }: { readonly document: ReportDocument }): ReactElement {
  const { control, brand } = document;
  return (
    <div className="opening">
      <Logo logo={brand?.logo ?? null} company={control.company} />
      <p className="brand">{control.confidentiality}</p>
      <h1>{control.company}</h1>
      <p className="sub">{titleLine(control)}</p>
    </div>
  );
}

function Logo(props: { readonly logo: ReportLogo | null; readonly company: string }): ReactElement | null {
  const { logo, company } = props;
  if (logo === null) return null;
  return (
    <img
      className="logo"
      src={`data:${logo.mediaType};base64,${base64(logo.bytes)}`}
      width={logo.width}
      height={logo.height}
      alt={company}
    />
  );
}

function Section({
  section,
  document,
  format,
}: {
  readonly section: ReportSection;
  readonly document: ReportDocument;
  readonly format: ReportFormat;
}): ReactElement {
  return (
    <section id={section.id}>
      {section.finding === "" ? null : (
        <header>
          <p className="kicker">
            <b>{section.number}</b>
            {section.name}
          </p>
          <h2>
            <FindingText text={section.finding} />
          </h2>
        </header>
      )}
      <Blocks id={section.id} blocks={section.blocks} document={document} format={format} />
    </section>
  );
}
