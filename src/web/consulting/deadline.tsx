/** When a consultation closes, with its sum; the same words as in mail and calendar. */
import { closingOf, standingOf } from '../../consulting/closing.ts';
import type { Row } from '../../kernel/read.ts';
import { Tip } from '../../ui/tip.tsx';
import type { View } from '../view.ts';
import { nowOf } from './sent.ts';

const before = {
  planned: 'to close at',
  'not-yet': 'opens later, closes at',
  open: 'closes at',
  shut: 'closed to answers since',
  closed: 'closed at',
  other: 'closes at',
} as const;

export function Deadline({ view, consultation }: { view: View; consultation: Row }) {
  const closing = closingOf(consultation, view.code);
  if (!closing) return <span>no closing day on record</span>;
  const words = before[standingOf(consultation, view.code, nowOf(view))];
  return (
    <span>
      {words}{' '}
      {closing.sum ? (
        <Tip tip={closing.sum}>
          <time datetime={closing.instant}>{closing.words}</time>
        </Tip>
      ) : (
        <time datetime={closing.instant}>{closing.words}</time>
      )}
    </span>
  );
}
