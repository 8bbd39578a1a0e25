import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';

/** Cells of a spreadsheet that are pasted are a file. */
export function PasteField({ onType, onRead }: { onType(): void; onRead(file: File): void }) {
  const t = useT('importing');
  const [pasted, setPasted] = useState('');
  return (
    <>
      <Field label={t('paste')}>
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            spellCheck={false}
            value={pasted}
            onChange={(event) => {
              onType();
              setPasted(event.target.value);
            }}
          />
        )}
      </Field>
      {pasted.trim() !== '' && (
        <Button onClick={() => onRead(new File([pasted], 'cells.txt', { type: 'text/plain' }))}>
          {t('readPasted')}
        </Button>
      )}
    </>
  );
}
