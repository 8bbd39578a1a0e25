import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { AreaField } from './area-field.tsx';

afterEach(cleanup);

/** A field with this input, then blurred. */
function given(query: string, value: string | null = null) {
  const chosen: (string | null)[] = [];
  let left = 0;
  render(
    <AreaField label="An area to avoid" value={value} onChoose={(area) => chosen.push(area)} onLeave={() => left++} />,
  );
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'An area to avoid' });
  fireEvent.change(field, { target: { value: query } });
  fireEvent.blur(field);
  return { field, chosen, left: () => left };
}

describe('an area that was typed and left without Enter', () => {
  it('is taken as it was marked: an area to avoid is not lost without a word', () => {
    expect(given('tetovo').chosen).toEqual(['mk-tetovo']);
  });

  it('given a name that no area has, then it stays as it was typed, with the sentence that says so', () => {
    const { field, chosen, left } = given('Skopjeee');
    expect(field.value).toBe('Skopjeee');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('No area has that name.');
    expect([chosen, left()]).toEqual([[], 0]);
  });

  it('given nothing, then there is none any more', () => {
    expect(given('', 'mk-tetovo').chosen).toEqual([null]);
    cleanup();
    const { chosen, left } = given(' ');
    expect([chosen, left()]).toEqual([[], 1]);
  });
});
