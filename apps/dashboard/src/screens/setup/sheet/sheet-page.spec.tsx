import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Me } from '@safe-haven/contracts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { SheetPage } from './sheet-page.tsx';

const MANAGER = { organisation: 'Atina', country: 'RS' } as Me;

afterEach(cleanup);

describe('given houses that were pasted from a spreadsheet and not added', () => {
  it('when the page is left, then that is asked first, and what was pasted stays', () => {
    const asked = jest.fn(() => false);
    window.confirm = asked;
    render(<SheetPage me={MANAGER} existingShelters={[]} onAdded={async () => {}} />);
    const pasted = screen.getByRole<HTMLTextAreaElement>('textbox');
    const back = screen.getByRole('link');
    fireEvent.change(pasted, { target: { value: 'house;area' } });
    expect(fireEvent(window, new Event('beforeunload', { cancelable: true }))).toBe(false);
    fireEvent.click(back);
    expect([asked.mock.calls.length, pasted.value]).toEqual([1, 'house;area']);
  });
});
