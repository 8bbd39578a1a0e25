import { afterEach, describe, expect, test } from '@jest/globals';
import { nightsQuery } from '@safe-haven/contracts';
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

  test('offers nothing about single shelters to roles that oversee the network', () => {
    expect(filesOf('trends').join(' ')).not.toMatch(/hsds|edxl|log/);
    expect(screen.queryByText('Everything of your houses')).toBeNull();
  });

  test('asks for the period that is chosen, and for the quarter in which it ends', () => {
    filesOf('exact');
    fireEvent.click(screen.getByRole('radio', { name: 'Last year' }));
    const year = new Date().getFullYear() - 1;
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(href('Download as CSV: Person-nights by month')).toContain(`from=${year}-01-01&to=${year}-12-31`);
    fireEvent.click(screen.getByRole('radio', { name: 'As codes, for programs' }));
    expect(href('Download as Excel: Quarterly report')).toBe(`/api/exports/report?quarter=${year}-Q4&format=xlsx`);
  });

  test('XP-10: asks for columns in words of the reader’s language, unless they are to be codes', () => {
    filesOf('exact');
    const headsOf = (name: string) =>
      new URL(screen.getByRole('link', { name }).getAttribute('href')!, 'http://x').searchParams.get('heads');
    const nights = 'Download as CSV: Person-nights by month';
    expect(headsOf(nights)).toMatch(/^month:Month\|country:Country\|.*\|known_nights:Known nights\|note:Note$/);
    expect(nightsQuery.parse({ from: '2026-01-01', to: '2026-01-31', heads: headsOf(nights) }).heads).toBe(
      headsOf(nights),
    );
    expect(headsOf('Download as Excel: Quarterly report')).toContain('figure:Figure');
    expect(headsOf('Download as JSON: Service directory')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'As codes, for programs' }));
    expect(headsOf(nights)).toBeNull();
  });
});
