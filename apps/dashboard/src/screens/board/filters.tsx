import '../../ui/field.css';
import './filters.css';
import { ChevronDown, Search, SlidersHorizontal } from 'lucide-react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { type Criteria, ORDERS, type Order } from '../../model/listing/criteria.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Stepper } from '../../ui/stepper.tsx';

interface FilterProps {
  criteria: Criteria;
  onChange(criteria: Criteria): void;
}

/** The search field of the list; the shortcut `/` focuses it. */
export function SearchField({ criteria, onChange }: FilterProps) {
  const t = useT('board');
  return (
    <div className="search">
      <Icon icon={Search} />
      <input
        type="search"
        className="input search-input"
        data-search=""
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        value={criteria.search}
        onChange={(event) => onChange({ ...criteria, search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && criteria.search !== '') onChange({ ...criteria, search: '' });
        }}
      />
      <span className="search-key" aria-hidden="true">
        /
      </span>
    </div>
  );
}

interface FilterToggleProps extends Pick<FilterProps, 'criteria'> {
  open: boolean;
  onToggle(): void;
}

/** On a phone the filters are collapsed behind a button with the number of active ones. */
export function FilterToggle({ criteria: { country, together }, open, onToggle }: FilterToggleProps) {
  const t = useT('board');
  const n = Number(country !== null) + Number(together > 0);
  return (
    <Button icon={SlidersHorizontal} aria-expanded={open} onClick={onToggle}>
      {n > 0 ? t('filter.some', { n }) : t('filter.open')}
    </Button>
  );
}

/** The filters for country and places together, and the order. */
export function Filters({ criteria, onChange, countries }: FilterProps & { countries: readonly string[] }) {
  const t = useT('board');
  const format = useFormat();
  const { country, together } = criteria;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element `search` is missing in older browsers
    <form role="search" className="filters" aria-label={t('filter.label')} onSubmit={(event) => event.preventDefault()}>
      {countries.length > 1 && (
        <div className="filters-countries">
          <Chip pressed={country === null} onPress={() => onChange({ ...criteria, country: null })}>
            {t('filter.allCountries')}
          </Chip>
          {countries.map((code) => (
            <Chip
              key={code}
              pressed={country === code}
              onPress={() => onChange({ ...criteria, country: country === code ? null : code })}
            >
              {format.countryShort(code)}
            </Chip>
          ))}
        </div>
      )}
      <Stepper
        label={t('filter.together')}
        name={t('filter.togetherInFull')}
        value={together}
        max={40}
        shown={together === 0 ? t('filter.any') : format.number(together)}
        onChange={(places) => onChange({ ...criteria, together: places })}
      />
      <label className="order">
        <span className="aloud">{t('filter.order')}</span>
        <select
          value={criteria.order}
          onChange={(event) => onChange({ ...criteria, order: event.target.value as Order })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`filter.orderBy.${order}`)}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </label>
    </form>
  );
}
