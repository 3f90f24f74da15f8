/** Whose numbers and dates a report or a screen has where nobody chose. */
export const DEFAULT_LOCALE = "en-GB";

/** The locales that are offered by name; every other one that the machine knows can be asked for by its tag. */
export const OFFERED_LOCALES = {
  "en-GB": "English (United Kingdom)",
  "en-US": "English (United States)",
  "en-IN": "English (India)",
  "de-DE": "German (Germany)",
  "de-CH": "German (Switzerland)",
  "fr-FR": "French (France)",
  "es-ES": "Spanish (Spain)",
  "it-IT": "Italian (Italy)",
  "nl-NL": "Dutch (Netherlands)",
  "pl-PL": "Polish (Poland)",
  "pt-BR": "Portuguese (Brazil)",
  "sv-SE": "Swedish (Sweden)",
  "hi-IN": "Hindi (India)",
  "ja-JP": "Japanese (Japan)",
  "ar-EG": "Arabic (Egypt)",
} as const satisfies Readonly<Record<string, string>>;

/**
 * Whose numbers and dates a file has that is asked for in a locale: a CSV is read again by machines, and is the same
 * whoever asks for it.
 */
export function fileLocale(format: string, locale: string | undefined): string | undefined {
  return format === "csv" ? undefined : locale;
}

/** The tag in its own letters (`de-de` is `de-DE`); null: no locale, or one whose numbers are not known here. */
export function localeOf(text: string): string | null {
  // To ask for the first time takes ten milliseconds of a start; these are known everywhere.
  if (Object.hasOwn(OFFERED_LOCALES, text)) return text;
  try {
    const [known = null] = Intl.NumberFormat.supportedLocalesOf(text.replaceAll("_", "-"));
    return known;
  } catch {
    return null;
  }
}

/** Whether it is one of the English locales, whose dates, numbers and signs are written without Intl where they can be. */
export function isEnglish(locale: string): boolean {
  return locale.toLowerCase().startsWith("en");
}

/** The language of a report's words, for readers aloud: they are English whatever the numbers are. */
export function wordsLanguage(locale: string): string {
  return isEnglish(locale) ? locale : "en";
}
