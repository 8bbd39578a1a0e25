import { type ForWhom, forWhom } from '@safe-haven/contracts';
import { useShelter } from '../../../features/shelter/shelter-context.ts';

/** For whom a shared room is; without a word, for whom its house is. */
export function ForWhomSelect(props: {
  readonly label: string;
  readonly value: ForWhom | null;
  onChoose(value: ForWhom | null): void;
}) {
  const { t } = useShelter().l10n;
  return (
    <select
      className="input rooms-for-whom"
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={(e) => props.onChoose(forWhom.options.find((word) => word === e.target.value) ?? null)}
    >
      <option value="">{t('beds.forWhom.unsaid')}</option>
      {forWhom.options.map((word) => (
        <option key={word} value={word}>
          {t(`beds.forWhom.${word}`)}
        </option>
      ))}
    </select>
  );
}
