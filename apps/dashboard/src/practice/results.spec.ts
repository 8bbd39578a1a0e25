import { describe, expect, test } from '@jest/globals';
import { isTap, openMeter } from './meter.ts';
import { isFarFromAim, middleOf, type Played, type Result, talkAbout } from './results.ts';
import { TASKS } from './tasks.ts';

const [FIND] = TASKS.hotline;
const result = (part: Partial<Result>): Result => ({ task: 'find', taps: 6, ms: 25_000, noticed: [], ...part });
const night = (id: number, ...results: Result[]): Played => ({ id, name: `Person ${id}`, role: 'hotline', results });

describe('the results of a practice night', () => {
  test('PN-4: twice the aim has an edge, in seconds or in taps; less has none, and a task given up has none', () => {
    expect(isFarFromAim(result({ ms: 49_999, taps: 11 }), FIND!)).toBe(false);
    expect(isFarFromAim(result({ ms: 50_000 }), FIND!)).toBe(true);
    expect(isFarFromAim(result({ taps: 12 }), FIND!)).toBe(true);
    expect(isFarFromAim(result({ ms: 90_000, noticed: ['gave_up'] }), FIND!)).toBe(false);
  });

  test('PN-4: the middle is of those who did it, by the last time that each did', () => {
    const all = [
      night(1, result({ ms: 90_000 }), result({ ms: 20_000 })),
      night(2, result({ ms: 40_000 })),
      night(3, result({ ms: 5_000, noticed: ['gave_up'] })),
    ];
    expect([middleOf(all, 'find'), middleOf(all, 'race')]).toEqual([30_000, null]);
    expect(middleOf([...all, night(4, result({ ms: 21_000 }))], 'find')).toBe(21_000);
  });

  test('PN-4: what is worth talking about says of how many, in the order of the tasks, and no name', () => {
    const all = [
      night(1, result({ noticed: ['no_age'] }), result({ task: 'send', noticed: ['via_board'] })),
      night(2, result({ noticed: ['no_age'] })),
      night(3, result({})),
    ];
    expect(talkAbout(all, TASKS.hotline)).toEqual([
      { task: 'find', what: 'no_age', people: 2, of: 3 },
      { task: 'send', what: 'via_board', people: 1, of: 1 },
    ]);
  });

  test('PN-4: a meter counts from its last beginning, and a label that passes its click on is one tap', () => {
    let clock = 1_000;
    const meter = openMeter(() => clock);
    meter.tapped();
    meter.restart();
    meter.tapped();
    clock += 700;
    expect(meter.read()).toEqual({ taps: 1, ms: 700 });
    document.body.innerHTML = '<label><b>Girls</b><input type="checkbox"></label><button>Hold</button>';
    const at = (selector: string) => isTap({ target: document.querySelector(selector) });
    expect([at('b'), at('input'), at('button')]).toEqual([false, true, true]);
  });
});
