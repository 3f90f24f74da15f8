/** Whether an address is that of the portfolio. */
export function isPortfolio(hash: string): boolean {
  return /^#\/portfolio\b/u.test(hash);
}
