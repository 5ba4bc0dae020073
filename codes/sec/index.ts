/** The Smart Energy Code of Great Britain, as public sources show it around December 2016. */
import type { Code } from '../../src/codes/code.ts';
import { access } from './access.ts';
import { assessments } from './assessing.ts';
import { bodies } from './bodies.ts';
import { partyCategories } from './categories.ts';
import { levels } from './classification.ts';
import { constituencies } from './constituency.ts';
import { consultations } from './consulting.ts';
import { exchange } from './exchange.ts';
import { secHouseStyle } from './house-style.ts';
import { issues } from './issues.ts';
import { numbering } from './modification.ts';
import { objectives } from './objectives.ts';
import { processes } from './processes.ts';
import { releases } from './releasing.ts';
import { reporting } from './reporting.ts';
import { clocks, rules } from './rules.ts';
import { sections } from './section-map.ts';

const code: Code = {
  id: 'sec',
  short: 'SEC',
  name: 'Smart Energy Code',
  // Assumed: the code's own definition was not read. See `workingDayDivision` in the rules.
  calendar: 'england-and-wales',
  zone: 'Europe/London',
  levels,
  bodies,
  partyCategories,
  rules,
  clocks,
  houseStyle: secHouseStyle,
  numbering,
  access,
  objectives,
  sections,
  processes,
  issues,
  assessments,
  consultations,
  constituencies,
  releases,
  exchange,
  reporting,
};

// A code's folder is discovered and read by its default export, whatever its name.
export default code;
