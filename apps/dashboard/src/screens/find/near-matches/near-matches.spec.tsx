import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { FIRST_FORM } from '../../../features/search/search-form.ts';
import { ok } from '../../../net/server.fixture.ts';
import { foundPlaces, foundShelter, full, party } from '../find.fixture.ts';
import { action, eachOnItsOwn, given, HELD, HOLD, NIGHT, press, shown, wait } from '../find-page.fixture.tsx';

eachOnItsOwn();

const near = (id: string) => foundShelter(id, { offer: null });
const ABROAD = foundShelter('orah', { offer: null, conditions: [{ code: 'cross_border' }] });
const NEARLY = foundPlaces({
  cannot: [full('lipa')],
  nearly: [
    { kind: 'two_rooms', shelter: near('bukva') },
    { kind: 'lifted', shelter: { ...near('jasen'), barriers: [{ code: 'sons_max_age', limit: 11 }] } },
    { kind: 'later', shelter: near('kalina'), day: '2026-11-26' },
    {
      kind: 'apart',
      parts: [
        { shelter: near('lipa'), party: party({ women: 1, girls: 2 }) },
        { shelter: near('jasen'), party: party({ women: 1 }) },
      ],
    },
    { kind: 'two_rooms', shelter: ABROAD },
  ],
});
const TO_ASK = foundPlaces({
  cannot: [full('lipa')],
  nearly: [{ kind: 'ask', shelter: foundShelter('jela', { offer: null, barriers: [{ code: 'no_place_for_party' }] }) }],
});

async function nearly(answers = {}) {
  const page = await given({ answers });
  await page.boardMoves(NEARLY);
  return page;
}

describe('FP-14: given that no house takes them whole', () => {
  it('then near matches come first, own country before abroad, each with its concessions', async () => {
    await nearly();
    expect(shown('nearly')).toEqual(['bukva', 'jasen', 'kalina', 'lipa', 'orah']);
    const texts = [...document.querySelectorAll('[data-near]')].map((row) => row.textContent);
    expect(texts[0]).toContain('Two rooms of one house, held as one');
    expect(texts[1]).toContain('Sons only up to 11');
    expect(texts[2]).toContain('Likely free by Thu 26 Nov, not tonight');
    expect(texts[3]).toContain('3 + 1');
    expect(texts[4]).toContain('They cross a border: consent, papers');
    expect(document.querySelectorAll('.found-groups .button-primary').length).toBe(1);
  });

  it('when Enter is pressed, then two rooms of the first house are held as one', async () => {
    const { server } = await nearly({
      'POST /api/shelters/bukva/hold-beds': ok(HELD),
      'GET /api/tonight': ok(NIGHT([HOLD])),
    });
    await wait(1_000);
    press('Enter');
    await wait(200);
    expect(server.to('/api/shelters/bukva/hold-beds')[0]!.body).toEqual({ party: party({ women: 1 }), rooms: 2 });
  });

  it('when a house with one thing against them is pressed, then it is asked, and nothing is held', async () => {
    const { server } = await nearly();
    fireEvent.click(action('jasen'));
    await wait(50);
    expect(server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
    expect(server.sent.some(({ path }) => /\/api\/requests\/.+\/open/.test(path))).toBe(true);
  });

  it('PV-8: another organisation’s house that may have more says so, and Enter asks it and holds nothing', async () => {
    const page = await given({});
    await page.boardMoves(TO_ASK);
    expect(shown('nearly')).toEqual(['jela']);
    expect(document.querySelector('[data-near]')?.textContent).toContain('only the house can say more');
    await wait(1_000);
    press('Enter');
    await wait(50);
    expect(page.server.sent.some(({ path }) => path.includes('hold-beds'))).toBe(false);
    expect(page.server.sent.some(({ path }) => /\/api\/requests\/.+\/open/.test(path))).toBe(true);
  });

  it('when two shelters are chosen, then who goes where is shown first, and the rest is searched for next', async () => {
    const { server } = await nearly({
      'POST /api/shelters/lipa/hold-beds': ok(HELD),
      'GET /api/tonight': ok(NIGHT([HOLD])),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Choose' }));
    fireEvent.click(screen.getByRole('button', { name: 'Hold 3 places in House Lipa' }));
    await wait(200);
    const matches = party({ women: 1, girls: 2 });
    expect(server.to('/api/shelters/lipa/hold-beds')[0]!.body).toEqual({ party: matches });
    fireEvent.click(screen.getByRole('button', { name: 'Now the others: 1 woman' }));
    await wait(500);
    expect(server.to('/api/find').at(-1)!.body).toMatchObject({ party: party({ women: 1 }) });
  });
});

describe('FP-21: given that no house takes them', () => {
  const toAsk = (id: string, country: string) =>
    ({
      kind: 'ask',
      shelter: foundShelter(id, { offer: null, country, barriers: [{ code: 'no_place_for_party' }] }),
    }) as const;
  const NOBODY = foundPlaces({
    cannot: [
      full('lipa'),
      full('kalina'),
      foundShelter('orah', { country: 'RS', barriers: [{ code: 'no_free_place' }] }),
    ],
    nearly: [toAsk('jela', 'MK'), toAsk('orah', 'RS'), { kind: 'later', shelter: near('kalina'), day: '2026-11-26' }],
  });

  it('then the nearest to ask stand first, all at one press, and asking everybody is second and says in how many countries', async () => {
    const page = await given({});
    await page.boardMoves(NOBODY);
    expect(shown('nearly')).toEqual(['jela', 'orah', 'kalina']);
    expect([...document.querySelectorAll('.button-primary')].map((b) => b.textContent)).toEqual([
      expect.stringContaining('Ask these 2 houses'),
    ]);
    const everybody = document.querySelector('[data-ask-all]')!;
    expect(everybody.textContent).toContain('Open a request and ask all 3 houses in 2 countries');
    await wait(1_000);
    press('Enter');
    await wait(50);
    const asked = page.server.sent.filter(({ path }) => path.endsWith('/broadcast') || path.endsWith('/open'));
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['open']);
  });

  it('then each of them can be asked alone, and a transfer is proposed to one', async () => {
    const transfer = { requestId: null, avoids: 0 };
    const page = await given({ begun: { form: { ...FIRST_FORM, leaving: 'lipa' }, requestId: null, transfer } });
    await page.boardMoves(NOBODY);
    expect(shown('nearly')).toEqual(['jela', 'orah']);
    expect(action('jela').textContent).toContain('Choose');
    expect(screen.queryByText(/Ask these/)).toBeNull();
  });
});
