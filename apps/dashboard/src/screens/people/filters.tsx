import type { ListedPerson } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { type GivenRole, ROLES } from './role-needs.ts';

const SITUATIONS = ['all', 'active', 'invited', 'disabled'] as const;

/** The filters; empty: no filter. */
export interface PeopleFilter {
  readonly search: string;
  readonly situation: (typeof SITUATIONS)[number];
  readonly role: GivenRole | '';
  readonly organisation: string;
}
export const NO_FILTER: PeopleFilter = { search: '', situation: 'all', role: '', organisation: '' };

/** Strips diacritics, so that "Pavicevic" finds "Pavićević". */
const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a filter is set. */
export function fits(person: ListedPerson, { search, situation, role, organisation }: PeopleFilter): boolean {
  const nameAndEmail = withoutMarks(`${person.name ?? ''} ${person.email ?? ''}`);
  return (
    withoutMarks(search)
      .split(/\s+/)
      .every((term) => nameAndEmail.includes(term)) &&
    (situation === 'all' || person.situation === situation) &&
    (role === '' || person.roles.some((held) => held.role === role)) &&
    (organisation === '' || person.roles.some((held) => held.organisation === organisation))
  );
}

interface PeopleFiltersProps {
  readonly filter: PeopleFilter;
  readonly organisations: readonly string[];
  onChange(filter: PeopleFilter): void;
}

export function PeopleFilters({ filter, organisations, onChange }: PeopleFiltersProps) {
  const t = useT('people');
  const s = useT('session');
  const change = (part: Partial<PeopleFilter>) => onChange({ ...filter, ...part });
  return (
    <section className="people-filters" aria-label={t('filters')}>
      <input
        className="input"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={filter.search}
        onChange={(e) => change({ search: e.target.value })}
      />
      <SegmentedControl
        label={t('situation.label')}
        segments={SITUATIONS.map((value) => ({ value, label: t(`situation.${value}`) }))}
        value={filter.situation}
        onChoose={(situation) => change({ situation })}
      />
      <select
        className="input"
        aria-label={t('role')}
        value={filter.role}
        onChange={(e) => change({ role: e.target.value as PeopleFilter['role'] })}
      >
        <option value="">{t('allRoles')}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {s(`role.${role}`)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('organisation')}
        value={filter.organisation}
        onChange={(e) => change({ organisation: e.target.value })}
      >
        <option value="">{t('allOrganisations')}</option>
        {organisations.map((organisation) => (
          <option key={organisation} value={organisation}>
            {organisation}
          </option>
        ))}
      </select>
    </section>
  );
}
