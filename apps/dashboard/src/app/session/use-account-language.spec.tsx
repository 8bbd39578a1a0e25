import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { i18n } from '../../locales/i18n.ts';
import { done, FakeServer } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { useAccountLanguage } from './use-account-language.ts';

function Page({ language }: { language: 'en' | 'sq' | null }) {
  useAccountLanguage(meOf({ language }));
  return null;
}

afterEach(async () => {
  cleanup();
  await i18n.changeLanguage('en');
});

describe('the language of an account', () => {
  it('is kept with the account when it is chosen, and not when it is only shown', async () => {
    const server = new FakeServer({ '/api/me/language': done });
    render(<Page language={null} />);
    await act(async () => void (await i18n.changeLanguage('en')));
    expect(server.sent).toHaveLength(0);
    await act(async () => void (await i18n.changeLanguage('sq')));
    expect(server.to('/api/me/language').map(({ body }) => body)).toEqual([{ language: 'sq' }]);
  });

  it('is shown on another device without being sent back', async () => {
    const server = new FakeServer({ '/api/me/language': done });
    const shown = new Promise((resolve) => i18n.on('languageChanged', resolve));
    render(<Page language="sq" />);
    expect(await act(() => shown)).toBe('sq');
    expect(server.sent).toHaveLength(0);
  });

  it('is not saved after a sign-out', async () => {
    const server = new FakeServer({ '/api/me/language': done });
    render(<Page language={null} />).unmount();
    await act(async () => void (await i18n.changeLanguage('sq')));
    expect(server.sent).toHaveLength(0);
  });
});
