/** How the Change Board votes. All of it is recalled or not known: each choice is a setting. */
import type { Constituency } from '../../src/codes/change-parts.ts';
import type { Rule } from '../../src/codes/rule.ts';

export const constituencies: Readonly<Record<string, Rule<Constituency>>> = {};
