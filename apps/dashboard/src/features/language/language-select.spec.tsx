import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LANGUAGE_LINES } from '@safe-haven/contracts';
import { transliterate } from '@safe-haven/lang/transliterate';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { showLanguage } from '../../locales/choose-language.ts';
import { formatFor } from '../../locales/format.ts';
import { preferredLanguage } from '../../locales/languages.ts';
import { LanguageSelect } from './language-select.tsx';

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
/** The label of the select in a language's file. */
const labelIn = (folder: string): string =>
  JSON.parse(readFileSync(`${LOCALES}/${folder}/session.json`, 'utf8')).language.label;

afterEach(async () => {
  cleanup();
  await act(() => showLanguage('en'));
});

describe.each(LANGUAGE_LINES.map((line) => [line.name, line] as const))('%s', (name, line) => {
  it('is offered by its own name, loaded when it is chosen, and shown', async () => {
    const written = 'writtenFrom' in line ? transliterate(labelIn(line.writtenFrom)) : labelIn(line.code);
    render(<LanguageSelect />);
    const option = screen.getByRole<HTMLOptionElement>('option', { name });
    fireEvent.change(screen.getByRole('combobox'), { target: { value: option.value } });
    await waitFor(() => expect(screen.getByText(written)).toBeDefined());
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual([line.code, line.direction]);
  });

  it('is what a browser gets that asks for it', () => {
    expect(preferredLanguage([line.code])).toBe(line.code);
  });

  it('has days and numbers', () => {
    const format = formatFor(line.code);
    expect(format.day('2026-11-25T12:00:00.000Z', 'UTC')).toMatch(/25/);
    expect(format.number(1234)).toMatch(/1.?234/);
  });
});
