import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { pastedRooms } from './pasted-rooms.ts';
import type { RoomInput } from './room-inputs.ts';

/** Pastes rooms from a spreadsheet into the table, where faults are shown at their cells. */
export function PasteRooms({ onAdd }: { onAdd(rows: readonly RoomInput[]): void }) {
  const t = useT('setup');
  const [pasted, setPasted] = useState('');
  const rooms = pasted.trim() === '' ? [] : pastedRooms(pasted);
  const put = () => {
    onAdd(rooms);
    setPasted('');
  };
  return (
    <details className="setup-paste">
      <summary>{t('paste.title')}</summary>
      <Field label={t('paste.title')} hint={t('paste.hint')}>
        {(ids) => (
          <textarea {...ids} rows={4} spellCheck={false} value={pasted} onChange={(e) => setPasted(e.target.value)} />
        )}
      </Field>
      <Button disabledReason={rooms.length === 0 ? t('table.needsRoom') : undefined} onClick={put}>
        {t('quick.put', { count: rooms.length })}
      </Button>
    </details>
  );
}
