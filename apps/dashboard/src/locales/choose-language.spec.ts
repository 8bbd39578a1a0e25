import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { areaName } from './area-names.ts';
import {
  chooseLanguage,
  rememberedLanguage,
  rememberLanguage,
  showLanguage,
  startLanguage,
} from './choose-language.ts';
import { formatFor } from './format.ts';
import { i18n } from './i18n.ts';
import { preferredLanguage } from './languages.ts';
import { PART_LATE_MS } from './part-late.ts';
import { getT } from './use-t.ts';

const asking = (...tags: string[]) =>
  Object.defineProperty(navigator, 'languages', { value: tags, configurable: true });

beforeEach(() => localStorage.clear());
afterEach(() => showLanguage('en'));

describe('WD-4 the language that a browser asks for', () => {
  it.each([
    [['mk-MK', 'en'], 'mk'],
    [['de-DE', 'sq'], 'sq'],
    [['sr-Latn-RS'], 'sr-Latn'],
    [['sr-RS'], 'sr-Cyrl'],
    [['sr'], 'sr-Cyrl'],
    [['sr-ME'], 'sr-Latn'],
    [['bs-BA'], 'bs'],
    [['hr-HR'], 'bs'],
    [['sr-BA', 'sr'], 'bs'],
    [['sr-Latn-BA'], 'bs'],
    [['sr-Cyrl-BA'], 'sr-Cyrl'],
    [['de', 'fr'], 'en'],
    [['*', 'not a tag', 'mk'], 'mk'],
    [[], 'en'],
  ])('%j reads %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language);
  });
});

describe('a chosen language', () => {
  it('is spoken at once, said to the browser, and remembered on this device', async () => {
    expect(await chooseLanguage('mk')).toBe(true);
    expect(getT('board')('totals.houses', { count: 21 })).toBe('21 куќа');
    expect(document.documentElement.lang).toBe('mk');
    expect(rememberedLanguage()).toBe('mk');
    expect(localStorage.key(0)).toBe('language');
  });

  it('is there after a reload, whatever the browser asks for', async () => {
    asking('de');
    rememberLanguage('sr-Cyrl');
    await startLanguage();
    expect(i18n.language).toBe('sr-Cyrl');
    expect(getT('board')('title')).toBe('Преглед');
  });

  it('that was never ours is forgotten for what the browser asks for', async () => {
    asking('sq-AL');
    localStorage.setItem('language', 'tlh');
    await startLanguage();
    expect(i18n.language).toBe('sq');
  });

  it('LG-5: given texts whose request hangs, then the first paint waits 20 s for them, and comes in English', async () => {
    jest.useFakeTimers();
    let painted = false;
    void startLanguage(() => new Promise(() => undefined)).then(() => {
      painted = true;
    });
    await jest.advanceTimersByTimeAsync(PART_LATE_MS - 1);
    expect(painted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect([painted, i18n.language]).toEqual([true, 'en']);
    jest.useRealTimers();
  });

  it('gives way to a later choice that is loaded sooner', async () => {
    const slow = showLanguage('bs');
    await showLanguage('en');
    await slow;
    expect(i18n.language).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  it('writes dates, ages, countries and areas in its own words and letters', async () => {
    await showLanguage('mk');
    const format = formatFor('mk');
    const at = '2026-11-25T01:10:00.000Z';
    expect(format.day(at, 'Europe/Skopje')).toBe('сре. 25 ное');
    expect(format.ago(at, Date.parse(at) + 3 * 86_400_000)).toBe('пред 3 дена');
    expect(format.country('RS')).toBe('Србија');
    expect(format.list(['А', 'Б', 'В'])).toBe('А, Б и В');
    expect(format.area({ id: 'al-durres', name: 'Durrës' })).toBe('Драч');
  });

  it('names a place outside the catalogue, and every place in English, as the server does', async () => {
    await showLanguage('sr-Latn');
    expect(areaName('sr-Latn', { id: 'elsewhere', name: 'Graz' })).toBe('Graz');
    expect(areaName('en', { id: 'al-durres', name: 'Durrës' })).toBe('Durrës');
    expect(areaName('sr-Cyrl', { id: 'al-durres', name: 'Durrës' })).toBe('Драч');
  });
});
