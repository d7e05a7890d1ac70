/** Whether a percentage can be a count out of a base at all: 90.07% cannot come from 76 returns (domain.md 1.4 C5). */

/** `percentage` as written, '90.07'; true when some whole number out of `base` rounds to it. */
export function canBePercentageOf(percentage: string, base: number): boolean {
  const decimals = percentage.split('.')[1]?.length ?? 0;
  const share = Number(percentage) / 100;
  const nearest = Math.round(share * base);
  return [nearest - 1, nearest, nearest + 1]
    .filter((count) => count >= 0 && count <= base)
    .some((count) => Math.abs((count / base) * 100 - Number(percentage)) <= 0.5 / 10 ** decimals + 1e-9);
}

export interface StatedShare {
  percentage: string;
  count: number | null;
  base: number;
}

/** Percentages that a text gives with what they are of: '90.07% (69 of 76)', '90.07% of 76 returns'. */
export function statedShares(text: string): StatedShare[] {
  const shares: StatedShare[] = [];
  for (const found of text.matchAll(/(\d+(?:\.\d+)?)% ?\(?(?:(\d+) )?(?:out of|of|from|\/) ?(\d+)\b/gi)) {
    const [, percentage, count, base] = found;
    if (percentage && base && Number(base) > 0)
      shares.push({ percentage, count: count ? Number(count) : null, base: Number(base) });
  }
  return shares;
}

export function isPossible({ percentage, count, base }: StatedShare): boolean {
  if (count === null) return canBePercentageOf(percentage, base);
  const decimals = percentage.split('.')[1]?.length ?? 0;
  return count <= base && Math.abs((count / base) * 100 - Number(percentage)) <= 0.5 / 10 ** decimals + 1e-9;
}
