import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from './report.ts';

const refused = (typed: string) => sentenceOf({ line: 4, column: null, what: 'refused', typed });

describe('given a line that was refused', () => {
  it('IM-3: when the house or its id is another organisation’s, then a sentence says so and what to do, and no code', () => {
    for (const typed of ['no_right', 'not_found', 'not_found (There is no such house.)'])
      expect(refused(typed)).toMatch(/^line 4: this house .*another organisation.*id is taken; .*id of its own$/);
  });

  it('IM-3: when the house can’t take it, then the sentence is the one that everybody reads, and the code beside it', () => {
    expect(refused('no_free_place')).toBe('line 4: refused: There are not enough free places here. (no_free_place)');
    expect(refused('connection_lost')).toBe('line 4: refused: connection_lost');
  });
});
