/** Signing the declaration that opens what a body holds most closely. */

import type { Code } from '../codes/code.ts';
import { ruleOn } from '../codes/rule.ts';
import type { Actor } from '../kernel/access.ts';
import type { Day, Decision } from '../kernel/define.ts';

export interface Undersigned {
  person: { ref: string; name: string };
  body: { ref: string; name: string };
  version: string;
  signedOn: Day;
  /** Signed on paper, and recorded by somebody else. */
  onPaper: boolean;
}

/** One record for each person, body and version: a new version is signed for anew, and the old one stays on record. */
export function declarationRef({ person, body, version }: Pick<Undersigned, 'person' | 'body' | 'version'>): string {
  const key = version
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${person.ref}/${body.ref}/${key || 'policy'}`;
}

/** What the undersigned declares, paragraph by paragraph; empty where the code's settings hold no words. */
export function undertaking(code: Code, { body, version, day }: { body: string; version: string; day: Day }): string[] {
  const words = code.access?.declaration?.words;
  const said = (words && ruleOn(words, day)?.value) ?? [];
  return said.map((one) => one.replaceAll('{body}', body).replaceAll('{version}', version));
}

/** The Decision that records a declaration. Members of the body see that it was signed; nobody else does. */
export function declarationDecision(code: Code, actor: Actor, signed: Undersigned): Decision {
  const { person, body, version, signedOn, onPaper } = signed;
  const label = { group: body.ref, level: 2 as const };
  return {
    code: code.id,
    authority: { kind: 'post', ref: actor.name },
    body: body.ref,
    effective: signedOn,
    title: `${person.name} signed the declaration of ${body.name} under version ${version} of its policy${onPaper ? ', on paper' : ''}`,
    label,
    changes: [
      {
        register: 'declaration',
        ref: declarationRef(signed),
        move: 'sign',
        sets: {
          title: `Declaration of ${person.name}, ${body.name}`,
          person: person.ref,
          body: body.ref,
          policy_version: version,
          signed_on: signedOn,
        },
        label,
      },
    ],
  };
}

/** The power to sign, had by somebody for a declaration of their own and for that only. */
export function undersigned(actor: Actor): Actor {
  return { ...actor, powers: ['undersigned'] };
}
