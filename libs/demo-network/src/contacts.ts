import type { Country } from '@safe-haven/domain';
import { DEMO_ORGANISATIONS } from './organisations.ts';
import { DEMO_SHELTERS } from './shelters.ts';

/** A duty contact of the demo. */
export interface DemoContact {
  /**
   * As it is dialled. After the country code comes a 0, which no number of these countries starts with: it can't reach
   * anybody.
   */
  readonly number: string;
  /** null: day and night. */
  readonly hours: { readonly from: string; readonly to: string } | null;
}

const PREFIXES: Readonly<Record<Country, string>> = { AL: '+355', BA: '+387', MK: '+389', RS: '+381' };

const contact = (country: Country, number: number, hours: DemoContact['hours']): DemoContact => ({
  number: `${PREFIXES[country]}00000${String(number).padStart(3, '0')}`,
  hours,
});

/** A number for each shelter: most answer day and night. */
export const DEMO_CONTACTS: Readonly<Record<string, DemoContact>> = Object.fromEntries(
  DEMO_SHELTERS.map(({ shelterId, country }, i) => [
    shelterId,
    contact(country, 100 + i, i % 3 === 2 ? { from: '07:00', to: '22:00' } : null),
  ]),
);

/** The duty line of each organisation, by its name. */
export const DEMO_DUTY_LINES: Readonly<Record<string, DemoContact>> = Object.fromEntries(
  DEMO_ORGANISATIONS.map(({ name, country, partner }, i) => [
    name,
    contact(country, 10 + i, partner ? null : { from: '08:00', to: '20:00' }),
  ]),
);
