import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { foundPlaces, foundShelter, party } from '../find.fixture.ts';
import { action, count, eachOnItsOwn, given, press, row, wait } from '../find-page.fixture.tsx';

eachOnItsOwn();

const IF_YOUNG = ['bukva', 'orah'].map((id) => foundShelter(id, { conditions: [{ code: 'sons_max_age', limit: 13 }] }));
const OPEN = foundPlaces({ takesIf: IF_YOUNG, asked: { about: 'sons_max_age', shelters: 2 } });
const question = () => screen.queryByRole('region', { name: /How old is the oldest son/ });

async function withASon() {
  const page = await given();
  page.answerNext(OPEN);
  press('1', count('Boys'));
  await wait(450);
  return page;
}

describe('FP-17: what was not said about the party', () => {
  it('is asked once above the houses, with how many it settles', async () => {
    await withASon();
    expect(question()!.textContent).toContain('settles 2 houses');
    expect(document.querySelectorAll('.find-asked')).toHaveLength(1);
    expect(question()!.compareDocumentPosition(row('bukva'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('goes with the answer into the form and the next search; the focus is on the best house then', async () => {
    const { answerNext, asks } = await withASon();
    answerNext(foundPlaces({ takes: [foundShelter('orah')] }));
    fireEvent.click(within(question()!).getByRole('button', { name: '7⁠–⁠11' }));
    await wait(450);
    expect(asks().at(-1)!.party).toEqual(party({ women: 1, boys: 1, sonsOldest: '7-11' }));
    expect([question(), document.activeElement]).toEqual([null, action('orah')]);
  });

  it('is the age itself, where a limit lies within what is known', async () => {
    const { answerNext, asks } = await withASon();
    answerNext(OPEN);
    fireEvent.click(within(question()!).getByRole('button', { name: '12⁠–⁠14' }));
    await wait(450);
    const ages = within(question()!).getAllByRole('button');
    expect(ages.map(({ textContent }) => textContent)).toEqual(['12', '13', '14']);
    answerNext(foundPlaces({ takes: IF_YOUNG }));
    fireEvent.click(ages[1]!);
    await wait(450);
    expect(asks().at(-1)!.needs).toEqual({ oldestSon: 13 });
  });

  it('of a kind that this page does not know is not asked', async () => {
    const { answerNext } = await given();
    answerNext(foundPlaces({ takesIf: IF_YOUNG, asked: { about: 'star_sign', shelters: 2 } }));
    press('1', count('Boys'));
    await wait(450);
    expect(document.querySelector('.find-asked')).toBeNull();
  });
});
