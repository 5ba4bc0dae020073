/** Issues: what public minutes and pages say of them. */
import type { IssuesConfig } from '../../src/codes/change-parts.ts';
import { found, SOURCE, unknown } from './provenance.ts';

export const issues: IssuesConfig = {
  friend: found(5, null, `${SOURCE.changeLater} Comments on a draft problem statement.`),
  trigger: unknown(null, 'The Panel monitors volumes to decide on a sub-group; no number was set.'),
  numbering: unknown(null, 'Numbers of issues were not found in any source read.'),
  received: { group: 'panel', level: 2 },
};
