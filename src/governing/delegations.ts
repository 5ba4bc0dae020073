/** Who decides what, from when until when: the powers of bodies read as a list of their holders. */
import { addDays } from '../calendar/day.ts';
import type { Code, Provenance } from '../codes/code.ts';
import type { Day, Register } from '../kernel/define.ts';

export interface Holding {
  body: string;
  name: string;
  /** First day; null from the code's beginning. */
  from: Day | null;
  /** Last day; null while it holds. */
  last: Day | null;
  clause: string | null;
  provenance: Provenance;
  note: string | null;
}

export interface Delegation {
  power: string;
  /** In order of time. */
  holders: Holding[];
  /** Moves that the power allows: "Assessment: Set the status". */
  moves: string[];
}

/** The powers that a body has or had, each with everybody who ever had it. */
export function delegationsOf(code: Pick<Code, 'bodies'>, body: string, registers: Iterable<Register>): Delegation[] {
  const all = code.bodies.flatMap(holdingsOf);
  const powers = [...new Set(all.filter((one) => one.holding.body === body).map(({ power }) => power))];
  const list = [...registers];
  return powers.map((power) => ({
    power,
    holders: all
      .filter((one) => one.power === power)
      .map(({ holding }) => holding)
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
    moves: list.flatMap((register) =>
      Object.entries(register.moves)
        .filter(([, move]) => move.by.includes(power))
        .map(([, move]) => `${register.title[0]}: ${move.label.toLowerCase()}`),
    ),
  }));
}

function holdingsOf(body: Code['bodies'][number]): { power: string; holding: Holding }[] {
  const rule = body.proceedings?.powers;
  if (!rule) return [];
  const versions = [rule, ...(rule.later ?? [])];
  const open = new Map<string, Holding>();
  const found: { power: string; holding: Holding }[] = [];
  for (const version of versions) {
    const powers = version.value ?? [];
    for (const [power, holding] of open)
      if (!powers.includes(power)) {
        holding.last = version.from ? addDays(version.from, -1) : null;
        // What took it away says more than what once gave it.
        if (version.provenance === 'found')
          Object.assign(holding, {
            clause: version.clause,
            provenance: version.provenance,
            note: version.note ?? null,
          });
        open.delete(power);
      }
    for (const power of powers) {
      if (open.has(power)) continue;
      const { clause, provenance, note = null, from = null } = version;
      const holding: Holding = { body: body.id, name: body.name, from, last: null, clause, provenance, note };
      open.set(power, holding);
      found.push({ power, holding });
    }
  }
  return found;
}
