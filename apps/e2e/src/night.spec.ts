import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { type Walked, walkHotline, walkShelter } from './given/night-walk.ts';

/** The most taps of each task, and how far down its first button may be on a phone of 390 × 844. */
const BUDGETS: Readonly<Record<string, { readonly taps: number; readonly px: number }>> = {
  'find and hold': { taps: 6, px: 400 },
  'where to send them': { taps: 0, px: 0 },
  'a hold goes on': { taps: 1, px: 844 },
  'no connection, the right number': { taps: 1, px: 844 },
  'a lost race': { taps: 1, px: 844 },
  'from opening to admitted': { taps: 2, px: 400 },
  'still correct': { taps: 1, px: 844 },
  'a discharge': { taps: 3, px: Number.POSITIVE_INFINITY },
};

const overBudget = (walked: readonly Walked[]): readonly Walked[] =>
  walked.filter(({ task, taps, firstButton }) => taps > BUDGETS[task]!.taps || firstButton > BUDGETS[task]!.px);

describeInBrowser('the tasks of a night on a phone', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open();
  });
  afterAll(() => app.close());

  it('TN-11: given a hotline, then each task takes no more taps than it may, and begins under the thumb', async () => {
    const walked = await walkHotline(app);
    expect(walked.map(({ task }) => task)).toEqual(Object.keys(BUDGETS).slice(0, 5));
    expect(overBudget(walked)).toEqual([]);
  });

  it('TN-11: given somebody of a house, then the same', async () => {
    const walked = await walkShelter(app);
    expect(walked.map(({ task }) => task)).toEqual(Object.keys(BUDGETS).slice(5));
    expect(overBudget(walked)).toEqual([]);
  });
});
