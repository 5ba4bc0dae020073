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
      const allowed = bucket.left >= 1;
      if (allowed) bucket.left -= 1;
      // A bucket left alone for the whole time is full again and says nothing: a flood of addresses must not fill memory.
      if (buckets.size > 10_000)
        for (const [name, one] of buckets) if (now - one.at > perSeconds * 1000) buckets.delete(name);
      return allowed;
    },
  };
}
