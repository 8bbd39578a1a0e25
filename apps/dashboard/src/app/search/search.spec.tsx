import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { onScreen, requestOf } from '../../features/request/night.fixture.tsx';
import { bandedRow, exactRow } from '../../model/board/board.fixture.ts';
import { ok } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { TopBar } from '../shell/top-bar.tsx';
import { housesFor } from './hits.ts';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const NAMES = {
  country: (code: string) => code,
  area: ({ name }: { name: string }) => (name === 'Tirana' ? 'Тирана' : name),
};

describe('HE-4: houses', () => {
  it('are found by their name, their area in each of its names, and who runs them; those named so come first', () => {
    const rows = [
      exactRow('lipa', { name: 'House Lipa' }),
      exactRow('nis', { name: 'House Nišava' }),
      bandedRow('ulliri', { name: 'Shtëpia Ulliri' }),
    ];
    const titles = (search: string) => housesFor(rows, search, NAMES).hits.map(({ title }) => title);
    expect(titles('nis')).toEqual(['House Nišava', 'House Lipa']);
    expect([titles('тирана'), titles('Shtepia'), titles('loreto')]).toEqual(Array(3).fill(['Shtëpia Ulliri']));
    expect(titles('xyz')).toEqual([]);
  });

  it('are at most six, and it says how many more there are', () => {
    const rows = Array.from({ length: 9 }, (_, at) => exactRow(`h${at}`));
    expect(housesFor(rows, 'house', NAMES)).toMatchObject({ more: 3 });
  });
});

describe('HE-4: the search over everything', () => {
  const me = meOf({ may: ['board', 'requests', 'find'] });
  const open = async () => {
    history.replaceState(null, '', '/tonight');
    await onScreen(<TopBar me={me} title="Tonight" />, {
      '/api/requests': ok({ position: '1', items: [requestOf()] }),
    });
    fireEvent.keyDown(document.body, { key: '/' });
    const search = within(await screen.findByRole('complementary', { name: 'Search' }));
    await waitFor(() => expect(document.activeElement).toBe(search.getByRole('searchbox')));
    return search;
  };
  const say = (words: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value: words } });

  it('opens by one key, has the focus, and finds requests by the words that they are shown with', async () => {
    const search = await open();
    say('woman looks');
    expect(await search.findByRole('link', { name: /woman.*looks for a place/ })).toBeTruthy();
    say('nothing like it');
    expect(search.queryAllByRole('link')).toEqual([]);
  });

  it('AL-6: says how many there are once typing pauses', async () => {
    const search = await open();
    const announcement = () => search.getByRole('status').textContent;
    say('house');
    await waitFor(() => expect(announcement()).toMatch(/^\d+ found\.$/));
    expect(Number.parseInt(announcement()!, 10)).toBe(search.getAllByRole('link').length);
    say('nothing like it');
    await waitFor(() => expect(announcement()).toBe('Nothing has these words.'));
    say('');
    await waitFor(() => expect(announcement()).toBe(''));
  });

  it('opens the first by Enter and closes; of people it says nothing to whom they are not for', async () => {
    const search = await open();
    say('javor');
    await search.findByRole('link', { name: /House Javor/ });
    fireEvent.submit(screen.getByRole('searchbox').closest('form')!);
    expect(location.pathname).toBe('/place/javor');
    expect(screen.queryByRole('complementary')).toBeNull();
    cleanup();
    const again = await open();
    say('p');
    expect(again.queryByRole('region', { name: 'People' })).toBeNull();
  });
});
