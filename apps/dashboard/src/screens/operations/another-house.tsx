import type { OperationLine } from '@safe-haven/contracts';
import { useMemo } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useAllRows } from '../../model/board/use-board.ts';

interface AnotherHouseProps {
  readonly line: OperationLine;
  /** Null: left to the plan. */
  onChoose(shelterId: string | null): void;
}

/** The houses of the board that beds can be held in, for a party that a person places herself. */
export function AnotherHouse({ line, onChoose }: AnotherHouseProps) {
  const t = useT('operations');
  const format = useFormat();
  const houses = useAllRows();
  const byCountry = useMemo(() => {
    const kept = (houses ?? []).filter(({ mode, country }) => mode === 'kept' && country !== null);
    return Object.entries(Object.groupBy(kept, ({ country }) => country)).map(
      ([country, all = []]) => [country, all.toSorted((a, b) => format.collator.compare(a.name, b.name))] as const,
    );
  }, [houses, format]);
  return (
    <select
      className="op-another"
      aria-label={t('anotherHouseFor', { number: line.line })}
      value=""
      onChange={({ target }) => onChoose(target.value === 'plan' ? null : target.value)}
    >
      <option value="" disabled hidden>
        {t('anotherHouse')}
      </option>
      {line.decided !== null && <option value="plan">{t('leftToPlan')}</option>}
      {byCountry.map(([country, all]) => (
        <optgroup key={country} label={format.country(country)}>
          {all.map(({ shelterId, name }) => (
            <option key={shelterId} value={shelterId}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
