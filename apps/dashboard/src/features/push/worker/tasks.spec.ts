/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import { MemoryCaches } from '../../../net/worker/caches.fixture.ts';
import { rememberLanguage } from '../../../net/worker/remembered-language.ts';
import { openTonight, showTasks, tasksIn } from './tasks.ts';
import { tasksText } from './tasks-text.ts';

const LOCALES = fileURLToPath(new URL('../../../locales', import.meta.url));
const inFolder = (language: string): string => `${LOCALES}/${language}/notifications.json`;
/** The texts that the build embeds in the worker: one file per language. */
const TEXTS = Object.fromEntries(
  LANGUAGES.filter((language) => existsSync(inFolder(language))).map((language) => [
    language,
    JSON.parse(readFileSync(inFolder(language), 'utf8')),
  ]),
);

const pushOf = (text: unknown) => ({ json: () => text });
const garbled = {
  json: () => {
    throw new SyntaxError('no JSON');
  },
};

/** A browser that records the notifications it was asked to show. */
function given() {
  const shown: { title: string; options: NotificationOptions | undefined }[] = [];
  const caches = new MemoryCaches();
  const registration = {
    showNotification: async (title: string, options?: NotificationOptions) => void shown.push({ title, options }),
  } as unknown as ServiceWorkerRegistration;
  return { shown, caches, scope: { registration, caches: caches.storage } };
}

describe('a notification', () => {
  test('given any message, then it says the number and nothing else that came with it', async () => {
    const { scope, shown } = given();
    await showTasks(
      scope,
      pushOf({ tasks: 2, title: 'House Lipa', body: 'a mother and three children', shelterId: 'lipa' }),
      TEXTS,
    );
    expect(shown).toEqual([
      {
        title: 'Board',
        options: { body: '2 new tasks', tag: 'tasks', renotify: true, icon: '/icon-192.png' },
      },
    ]);
  });

  test.each([
    ['nothing', null, 1],
    ['what can’t be read', garbled, 1],
    ['a word', pushOf({ tasks: 'many' }), 1],
    ['none', pushOf({ tasks: 0 }), 1],
    ['a great many', pushOf({ tasks: 100_000 }), 99],
  ])('given %s, then it still counts as something', (_, data, tasks) => {
    expect(tasksIn(data)).toBe(tasks);
  });

  test('given the language of this device, then it speaks it', async () => {
    const { scope, shown, caches } = given();
    await rememberLanguage(caches.storage, 'mk');
    await showTasks(scope, pushOf({ tasks: 1 }), TEXTS);
    expect([shown[0]!.title, shown[0]!.options?.body]).toEqual(['Преглед', '1 нова задача']);
  });

  test('given a language that was never ours, then it speaks English', async () => {
    const { scope, shown, caches } = given();
    await rememberLanguage(caches.storage, 'tlh');
    await showTasks(scope, pushOf({ tasks: 1 }), TEXTS);
    expect(shown[0]!.options?.body).toBe('1 new task');
  });

  test('has its plural forms', () => {
    const text = (['en', 'sq', 'bs', 'sr-Latn', 'sr-Cyrl', 'mk'] as const).map((language) =>
      [1, 3, 21].map((n) => tasksText(TEXTS, language, n).body).join(' · '),
    );
    expect(text).toEqual([
      '1 new task · 3 new tasks · 21 new tasks',
      '1 detyrë e re · 3 detyra të reja · 21 detyra të reja',
      '1 novi zadatak · 3 nova zadatka · 21 novi zadatak',
      '1 novi zadatak · 3 nova zadatka · 21 novi zadatak',
      '1 нови задатак · 3 нова задатка · 21 нови задатак',
      '1 нова задача · 3 нови задачи · 21 нова задача',
    ]);
  });
});

describe('a press on it', () => {
  const clientsWith = (open: readonly string[]) => {
    const done: string[] = [];
    const windows = open.map((url) => ({
      url,
      focus: async () => done.push(`focus ${url}`),
      postMessage: (text: unknown) => done.push(JSON.stringify(text)),
    }));
    const clients = {
      claim: async () => undefined,
      matchAll: async () => windows,
      openWindow: async (path: string) => done.push(`open ${path}`),
    };
    return { scope: { clients }, done };
  };

  test('given no window, then it opens the night’s list', async () => {
    const { scope, done } = clientsWith([]);
    await openTonight(scope);
    expect(done).toEqual(['open /tonight']);
  });

  test('given a window, then it navigates there without a reload', async () => {
    const { scope, done } = clientsWith(['https://x.test/place/lipa']);
    await openTonight(scope);
    expect(done).toEqual(['focus https://x.test/place/lipa', '{"go":"/tonight"}']);
  });
});
