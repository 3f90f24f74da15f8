/** The currencies that a pilot can be begun with. */
export const CURRENCIES = [
  "EUR",
  "GBP",
  "USD",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CAD",
  "AUD",
  "JPY",
  "INR",
] as const;
