import { describe, expect, it } from '@jest/globals';
import { faultLine } from './report.ts';

const refused = (typed: string) => faultLine({ line: 4, column: null, what: 'refused', typed });

describe('given a line that was refused', () => {
  it('IM-3: when the house or its id is another organisation’s, then a sentence says so and what to do, without a code', () => {
    for (const typed of ['no_right', 'not_found', 'not_found (There is no such house.)'])
      expect(refused(typed)).toMatch(/^Row 4: another organisation has this house or this ID\. .*another ID\.$/);
  });

  it('IM-3: when the command is rejected, then it is the sentence of the interface, with the code', () => {
    expect(refused('no_free_place')).toBe('Row 4: refused: There are not enough free places here. (no_free_place)');
    expect(refused('connection_lost')).toBe('Row 4: refused: connection_lost');
  });
});
