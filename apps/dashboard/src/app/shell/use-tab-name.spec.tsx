import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { meOf } from '../../net/session/me.fixture.ts';
import Routes from '../routes.tsx';
import { useTabName } from './use-tab-name.ts';

const ME = meOf({ may: ['board', 'find', 'requests', 'handover'] });

/** A screen whose part of the program is not there yet. */
function Loading({ path }: { readonly path: string }) {
  useTabName(ME, path);
  return null;
}

afterEach(() => {
  cleanup();
  document.title = '';
  history.replaceState(null, '', '/');
});

describe('AL-1: the name of a tab', () => {
  it('is no screen’s before it is known which one it is', () => {
    const html = readFileSync(fileURLToPath(new URL('../../../index.html', import.meta.url)), 'utf8');
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('…');
  });

  it.each([
    ['/tonight', 'Tonight'],
    ['/requests/7', 'Requests'],
    ['/find', 'Find'],
    ['/handover', 'Handover'],
    ['/people', ''],
    ['/', ''],
    ['/no-such-thing', ''],
  ])('at %s is "%s" before that screen is loaded', (path, name) => {
    render(<Loading path={path} />);
    expect(document.title).toBe(name);
  });

  it('is the one that the screen has once it is there', async () => {
    history.replaceState(null, '', '/no-such-thing');
    await act(async () => {
      render(
        <>
          <Loading path="/tonight" />
          <Routes me={ME} />
        </>,
      );
    });
    expect(document.title).toBe('Nothing here');
  });
});
