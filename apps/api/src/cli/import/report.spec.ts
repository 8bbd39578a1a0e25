import { describe, expect, it } from '@jest/globals';
import { faultText } from './report.ts';

const refused = (typed: string) => faultText({ line: 4, column: null, what: 'refused', typed });

describe('given a line that was refused', () => {
  it('IM-3: when the house or its id is another organisation’s, then a sentence says so and what to do, without a code', () => {
    for (const typed of ['no_right', 'not_found', 'not_found (There is no such house.)'])
      expect(refused(typed)).toMatch(/^line 4: this house .*another organisation.*id is taken; .*id of its own$/);
  });

  it('IM-3: when the command is rejected, then it is the sentence of the interface, with the code', () => {
    expect(refused('no_free_place')).toBe('line 4: refused: There are not enough free places here. (no_free_place)');
    expect(refused('connection_lost')).toBe('line 4: refused: connection_lost');
  });
});
