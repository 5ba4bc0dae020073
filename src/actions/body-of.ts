/** Whose action it is. Minutes that only report on an action of long ago do not say: its reference does. */
import type { Code } from '../codes/code.ts';
import type { Row } from '../kernel/read.ts';

/** Reference of the body that raised it, as recorded, else the one whose prefix its reference has; empty where neither tells. */
export function bodyOfAction(code: Pick<Code, 'bodies'>, { ref, fields }: Pick<Row, 'ref' | 'fields'>): string {
  if (typeof fields.body === 'string' && fields.body !== '') return fields.body;
  const [, prefix] = /^([A-Za-z]+)\d/.exec(ref) ?? [];
  return (prefix && code.bodies.find(({ actionPrefix }) => actionPrefix === prefix)?.id) || '';
}
