import type { KeyboardEvent } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { ForWhomSelect } from './for-whom-select.tsx';
import { PrivacyChoice } from './quick-rooms.tsx';
import { BED_KINDS, type RoomInput } from './room-inputs.ts';

interface RoomRowProps {
  readonly at: number;
  readonly row: RoomInput;
  /** The empty row at the end, for the next room. */
  readonly isNext: boolean;
  onChange(row: RoomInput): void;
  onCopy(): void;
  onDrop(): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
}

/** One room of the table: its name, privacy, and beds of each kind. */
export function RoomRow({ at, row, isNext, onChange, onCopy, onDrop, onKeyDown }: RoomRowProps) {
  const t = useT('setup');
  const number = at + 1;
  const name = row.label.trim() || t('table.row', { number });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no row of a grid
    <div className={isNext ? 'rooms-row rooms-next' : 'rooms-row'} role="group" aria-label={t('table.row', { number })}>
      <Field name={`label ${at}`} label={t('table.room')}>
        {(ids) => (
          <input
            {...ids}
            data-cell="label"
            autoComplete="off"
            maxLength={60}
            placeholder={isNext ? t('table.next') : undefined}
            value={row.label}
            onChange={(e) => onChange({ ...row, label: e.target.value })}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <PrivacyChoice
        label={`${t('quick.privacy')}: ${name}`}
        value={row.privacy}
        onChoose={(privacy) => onChange({ ...row, privacy })}
      />
      {BED_KINDS.map((kind) => (
        <Field key={kind} name={`${kind} ${at}`} label={t(`table.${kind}`)}>
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              autoComplete="off"
              maxLength={8}
              value={row[kind]}
              onChange={(e) => onChange({ ...row, [kind]: e.target.value })}
              onKeyDown={onKeyDown}
            />
          )}
        </Field>
      ))}
      {!isNext && (
        <span className="rooms-actions">
          <Button variant="quiet" aria-label={t('table.copyOf', { room: name })} onClick={onCopy}>
            {t('table.copy')}
          </Button>
          <Button variant="quiet" aria-label={t('table.dropOf', { room: name })} onClick={onDrop}>
            {t('table.drop')}
          </Button>
        </span>
      )}
      {row.privacy === 'shared' && (
        <ForWhomSelect
          label={`${t('table.forWhom')}: ${name}`}
          value={row.forWhom}
          onChoose={(forWhom) => onChange({ ...row, forWhom })}
        />
      )}
    </div>
  );
}
