/**
 * What a body may do in its meeting: the powers its code gives it on the day, and what its secretariat records in its
 * own right. Never what the person at the desk might do elsewhere.
 */

import { dayInWords } from '../calendar/day.ts';
import type { BodyConfig } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import { type Actor, mayMake } from '../kernel/access.ts';
import type { Day, Register } from '../kernel/define.ts';
import type { Problem } from '../kernel/problem.ts';

/** Powers under which a body decides on a day, as the moves of registers name them. None for one the code says nothing of. */
export function powersOf(config: BodyConfig | null, day: Day): readonly string[] {
  const rule = config?.proceedings?.powers;
  return (rule && ruleOn(rule, day)?.value) ?? [];
}

/** Whoever records a meeting of the body: their own eyes and name, the body's powers and the secretariat's, no others. */
export function decidingActor(actor: Actor, config: BodyConfig | null, day: Day): Actor {
  const secretariat = mayMake(actor, ['secretariat']) ? ['secretariat'] : [];
  return { ...actor, powers: [...new Set([...secretariat, ...powersOf(config, day)])] };
}

/** Why a meeting of the body may not make a move on a day, and who may; null when it may. */
export function whyNot(register: Register, move: string, config: BodyConfig | null, day: Day): Problem | null {
  const made = Object.hasOwn(register.moves, move) ? register.moves[move] : undefined;
  if (!made) return { sentence: `${register.title[0]}: there is no move “${move}”. Choose one of those offered.` };
  const powers = [...powersOf(config, day), 'secretariat'];
  if (made.by.some((power) => powers.includes(power))) return null;
  const delegated = delegation(config, made.by, day);
  const who = made.by.map(powerInWords).join(' or ');
  const clause = made.clause ?? delegated?.clause ?? config?.proceedings?.powers.clause ?? null;
  return {
    sentence: `“${made.label}” (${register.title[0].toLowerCase()}) is not for ${nameOf(config)} to decide: it is for the ${who}.${delegated?.sentence ?? ''} Leave it out here, or put it to them.`,
    ...(clause ? { clause } : {}),
  };
}

/** What another version of the body's powers says: it had the power before, or is yet to have it. */
function delegation(config: BodyConfig | null, by: readonly string[], day: Day) {
  const rule = config?.proceedings?.powers;
  if (!rule) return null;
  const versions = [rule, ...(rule.later ?? [])];
  const holds = (version: (typeof versions)[number]) => version.value?.some((power) => by.includes(power)) ?? false;
  const now = ruleOn(rule, day);
  if (now?.from && versions.some((one) => one !== now && (one.from ?? '') < (now.from ?? '') && holds(one)))
    return { sentence: ` It was, until ${dayInWords(now.from)}.`, clause: now.clause };
  const next = versions.find((one) => one.from !== undefined && one.from > day && holds(one));
  return next?.from ? { sentence: ` It will be, from ${dayInWords(next.from)}.`, clause: next.clause } : null;
}

/** A power as people call it: "secretary of state". */
export function powerInWords(power: string): string {
  return power.replaceAll('-', ' ');
}

function nameOf(config: BodyConfig | null): string {
  return config ? `the ${config.name.replace(/^the /i, '')}` : 'this body';
}
