/** How many connections one follower may hold open at once: each keeps memory of ours for as long as it lasts. */

export interface MostOpen {
  /** Takes a place for `who`, and answers how to give it back; null when they hold all that they may. */
  take(who: string): (() => void) | null;
}

/** @param most places that each has */
export function mostOpen(most: number): MostOpen {
  const held = new Map<string, number>();
  return {
    take(who) {
      const before = held.get(who) ?? 0;
      if (before >= most) return null;
      held.set(who, before + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        const left = (held.get(who) ?? 1) - 1;
        if (left > 0) held.set(who, left);
        else held.delete(who);
      };
    },
  };
}
