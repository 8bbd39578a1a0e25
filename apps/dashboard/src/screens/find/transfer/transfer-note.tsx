import './transfer.css';
import { useMemo } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import type { Transferring } from '../../../features/search/search-memory.ts';
import { useAllRows } from '../../../model/board/use-board.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { ShelterSelect } from './shelter-select.tsx';

interface TransferNoteProps {
  readonly transfer: Transferring;
  readonly form: SearchForm;
  onForm(form: SearchForm): void;
  /** No transfer after all. */
  onStop(): void;
}

/** Says that a house is chosen for a transfer, and from where they leave: one of one's own houses, or none. */
export function TransferNote({ transfer, form, onForm, onStop }: TransferNoteProps) {
  const { t } = useFindL10n();
  const rows = useAllRows();
  const own = useMemo(() => (rows ?? []).filter(({ mode, view }) => mode === 'kept' && view === 'exact'), [rows]);
  const leave = (shelterId: string) => {
    const shelter = own.find((row) => row.shelterId === shelterId);
    onForm({ ...form, leaving: shelter?.shelterId ?? null, from: shelter?.area.id ?? null });
  };
  return (
    <section className="find-transfer" aria-label={t('transfer.title')}>
      {transfer.requestId === null && own.length > 0 ? (
        <Field label={t('transfer.where')}>
          {(ids) => (
            <ShelterSelect
              ids={ids}
              shelters={own}
              none={t('transfer.noHouse')}
              value={form.leaving ?? ''}
              onChange={leave}
            />
          )}
        </Field>
      ) : (
        <p>{t('transfer.title')}</p>
      )}
      <Button variant="quiet" onClick={onStop}>
        {t('transfer.stop')}
      </Button>
      {transfer.avoids > 0 && <p className="find-hint">{t('transfer.avoids', { count: transfer.avoids })}</p>}
    </section>
  );
}
