const STEPS = [1, 2, 2.5, 5, 10] as const;
const CENTS_PER_EURO = 100;

/** Values for the gridlines of an axis from 0 to at least `maxCents`, in cents: `lines` steps of a round number of euros. */
export function niceScale(maxCents: number, lines: number): number[] {
  const least = Math.max(maxCents, CENTS_PER_EURO) / lines;
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(
    CENTS_PER_EURO,
    ...STEPS.map((factor) => Math.round(factor * magnitude))
      .filter((candidate) => candidate >= least && candidate % CENTS_PER_EURO === 0)
      .slice(0, 1),
  );
  const reached = Math.max(1, Math.ceil(maxCents / step));
  return Array.from({ length: Math.min(lines, reached) + 1 }, (_, index) => index * step);
}
