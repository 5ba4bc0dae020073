/** How often one address may try a thing: a fixed allowance that refills with time, kept in memory of this process. */
export interface RateLimit {
  /** Whether one more try is allowed at `now` (milliseconds), which then counts as made. */
  allow(key: string, now: number): boolean;
  /** The same without counting: for what counts only when it fails. */
  mayTry(key: string, now: number): boolean;
}

interface Bucket {
  left: number;
  at: number;
}

/** Keys remembered at most: a flood of them must not fill memory. */
const mostKeys = 10_000;

export function rateLimit(tries: number, perSeconds: number): RateLimit {
  // In order of use, so that those at its head have waited longest.
  const buckets = new Map<string, Bucket>();
  const refilled = (key: string, now: number): Bucket => {
    const { left, at } = buckets.get(key) ?? { left: tries, at: now };
    return { left: Math.min(tries, left + (Math.max(0, now - at) / 1000) * (tries / perSeconds)), at: now };
  };
  return {
    mayTry: (key, now) => refilled(key, now).left >= 1,
    allow(key, now) {
      const bucket = refilled(key, now);
      buckets.delete(key);
      buckets.set(key, bucket);
      const allowed = bucket.left >= 1;
      if (allowed) bucket.left -= 1;
      // A bucket left alone for the whole time is full again and says nothing; beyond the most, the longest unused goes.
      for (const [name, one] of buckets) {
        if (buckets.size <= mostKeys && now - one.at <= perSeconds * 1000) break;
        buckets.delete(name);
      }
      return allowed;
    },
  };
}
