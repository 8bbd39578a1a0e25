import { afterEach, describe, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { meOf } from '../../net/session/me.fixture.ts';
import ExchangePage from './exchange-page.tsx';

afterEach(cleanup);

const filesOf = (...may: string[]): (string | null)[] => {
  render(<ExchangePage me={meOf({ may: ['exchange', ...may] })} />);
  return screen.getAllByRole('link', { name: /^Download/ }).map((link) => link.getAttribute('href'));
};

describe('the data screen', () => {
  test('offers a manager their own houses in every form', () => {
    const paths = filesOf('exact', 'trends').map((path) => path?.split('?')[0]);
    expect(new Set(paths)).toEqual(
      new Set([
        '/api/exports/person-nights',
        '/api/exports/report',
        '/api/trends/occupancy',
        '/api/exports/fhir',
        '/api/exports/hsds',
        '/api/exports/edxl-have',
        '/api/exports/log',
      ]),
    );
  });

  test('offers whoever oversees the network nothing about a house', () => {
    expect(filesOf('trends').join(' ')).not.toMatch(/hsds|edxl|log/);
    expect(screen.queryByText('Everything of your houses')).toBeNull();
  });

  test('asks for the period that is chosen, and for the quarter in which it ends', () => {
    filesOf('exact');
    fireEvent.click(screen.getByRole('radio', { name: 'Last year' }));
    const year = new Date().getFullYear() - 1;
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(href('Download as CSV: Person-nights by month')).toContain(`from=${year}-01-01&to=${year}-12-31`);
    expect(href('Download as Excel: Quarterly report')).toBe(`/api/exports/report?quarter=${year}-Q4&format=xlsx`);
  });
});
