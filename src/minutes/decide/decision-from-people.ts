/** Who was at the meeting, or sent apologies: people, their attendance, and the seats that members hold. */
import type { Change } from '../../kernel/define.ts';
import type { AttendanceFact } from '../proposal.ts';
import { changeFrom, type Minutes } from './decision-from-context.ts';
import { nameUnlessMatched, refOf } from './decision-from-names.ts';
import type { Kept } from './decision-from-review.ts';
import { seatOfMember } from './decision-from-seats.ts';

export function people(minutes: Minutes): Change[] {
  return minutes.facts.attendance.flatMap((fact) => {
    const person = refOf(minutes, 'person', fact.name);
    const member = fact.capacity === 'member';
    return [
      changeFrom(minutes, fact, {
        register: 'person',
        ref: person,
        move: 'found',
        sets: { name: nameUnlessMatched(minutes, 'person', fact.name), ...standing(fact) },
      }),
      attendanceOf(minutes, fact, person),
      ...(member ? [seatOfMember(minutes, fact, person)] : []),
    ];
  });
}

/**
 * What attendance says of the person themself. A category is whom a member speaks for, not whom they work for; a post
 * printed as a group of its own ("Meeting Secretary") is no organisation either.
 */
function standing({ capacity, group, role }: AttendanceFact): { organisation?: string | null; role?: string } {
  if (capacity !== 'other') return {};
  return { organisation: group === role ? null : group, role };
}

function attendanceOf(minutes: Minutes, fact: Kept<AttendanceFact>, person: string): Change {
  return changeFrom(minutes, fact, {
    register: 'attendance',
    ref: `${minutes.meeting}/${person}`,
    move: fact.present ? 'attend' : 'apologise',
    sets: {
      name: fact.name,
      meeting: minutes.meeting,
      person,
      category: fact.group,
      capacity: fact.capacity,
      part: fact.part,
      role: fact.role,
      position: fact.index + 1,
    },
  });
}
