import { describe, expect, it } from 'vitest';
import { decide, moved, one } from '../../../test/minutes/decided.ts';

describe('issues', () => {
  it('are moved by what is said of them, and by a mention not at all', () => {
    const changes = ['raised', 'passed', 'resolved', 'closed', 'converted', 'mentioned'] as const;
    const { changes: made } = decide({ issues: changes.map((change, i) => ({ ref: String(i), change })) });
    expect(moved(made, 'issue')).toEqual(['0 raise', '1 refer', '2 resolve', '3 close', '4 convert', '5 found']);
  });

  it('link to the body they are passed to, the modification they became and the meeting that said so', () => {
    const { changes } = decide({
      issues: [
        { ref: '1', change: 'passed', to: 'Audit Group', title: 'Who closes the oven' },
        { ref: '2', change: 'converted', to: 'CP101' },
        { ref: '3', change: 'mentioned' },
      ],
    });
    expect(one(changes, 'issue', '1').sets).toEqual({
      title: 'Who closes the oven',
      body: 'audit',
      last_meeting: 'FB_07',
    });
    expect(one(changes, 'issue', '2').sets).toEqual({ modification: 'CP101', last_meeting: 'FB_07' });
    expect(one(changes, 'issue', '3').sets).toEqual({});
  });
});
