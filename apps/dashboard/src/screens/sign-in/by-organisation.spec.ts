import { expect, it } from '@jest/globals';
import type { DemoPerson } from '@safe-haven/contracts';
import { byOrganisation } from './by-organisation.ts';

const person = (name: string, role: DemoPerson['role'], organisation: string | null): DemoPerson => ({
  person: name.toLowerCase(),
  name,
  role,
  organisation,
  country: organisation === null ? null : 'RS',
});

it('lists people by organisation, those of the night first, the network last', () => {
  const groups = byOrganisation([
    person('Nora', 'administrator', null),
    person('Mira', 'manager', 'Atina'),
    person('Vesna', 'hotline', 'Atina'),
    person('Ana', 'hotline', 'Atina'),
    person('Arta', 'coordinator', 'Mary Ward Loreto'),
  ]);
  expect(groups.map((g) => [g.organisation, g.country, g.people.map((p) => p.name)])).toEqual([
    ['Atina', 'RS', ['Ana', 'Vesna', 'Mira']],
    ['Mary Ward Loreto', 'RS', ['Arta']],
    [null, null, ['Nora']],
  ]);
});
