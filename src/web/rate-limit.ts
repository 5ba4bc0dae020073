/** How often one address may try a thing: a fixed allowance that refills with time, kept in memory of this process. */
export interface RateLimit {
  /** Whether one more try is allowed at `now` (milliseconds). */
  allow(key: string, now: number): boolean;
}

export function rateLimit(tries: number, perSeconds: number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    allow(key, now) {
      const bucket = buckets.get(key) ?? { left: tries, at: now };
      bucket.left = Math.min(tries, bucket.left + ((now - bucket.at) / 1000) * (tries / perSeconds));
      bucket.at = now;
      buckets.set(key, bucket);
      // Full buckets say nothing; forgetting them keeps a flood of addresses from filling memory.
      if (buckets.size > 10_000) for (const [name, one] of buckets) if (one.left >= tries) buckets.delete(name);
      if (bucket.left < 1) return false;
      bucket.left -= 1;
      return true;
    },
  };
}
