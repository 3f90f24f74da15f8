import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FindingText } from "../../../../shared/report/html/finding-text.tsx";

describe("a finding on a page", () => {
  it.each([
    ["improved (15.0–19.0) so far", '<span class="whole">(15.0–19.0)</span>'],
    ["baseline (−0.482…−0.398): improved", '<span class="whole">(−0.482…−0.398):</span>'],
    ["cost avoided +€616, improved", '<span class="whole">+€616,</span>'],
  ])("keeps the figure of %s in one line", (text, span) => {
    const markup = renderToStaticMarkup(<FindingText text={text} />);
    expect(markup).toContain(span);
    expect(markup.replaceAll(/<[^>]*>/gu, "")).toBe(text);
  });

  it("lets everything longer than a figure break", () => {
    const text = `${"9".repeat(300)}–${"9".repeat(300)}`;
    expect(renderToStaticMarkup(<FindingText text={text} />)).toBe(text);
  });
});
