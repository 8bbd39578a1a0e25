import type { Me } from '@safe-haven/contracts';
import { isWorkbook } from '@safe-haven/contracts/exchange';
import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useUnsavedChanges } from '../../../ui/unsaved-changes.ts';
import type { SetUpShelter } from '../steps.ts';
import { type Cells, cellsOf } from './cells.ts';
import { SheetFaults } from './sheet-faults.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { sheetOf } from './shelters.ts';
import { sheetVocabulary } from './vocabulary.ts';
import { workbookCells } from './xlsx.ts';

interface SheetPageProps {
  readonly me: Me;
  readonly existingShelters: readonly SetUpShelter[];
  onAdded(): Promise<void>;
}

/** Shelters from a spreadsheet, pasted or as a file, previewed before anything is added. */
export function SheetPage({ me, existingShelters, onAdded }: SheetPageProps) {
  const t = useT('setup');
  const ui = useT('look');
  const unsent = useUnsavedChanges(ui('leave'));
  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<{ readonly chosen: File; readonly cells: Cells | null } | null>(null);
  const cells = file ? file.cells : pasted.trim() === '' ? [] : cellsOf(pasted);
  const sheet = cells === null || cells.length === 0 ? null : sheetOf(cells, sheetVocabulary());
  const read = async (chosen: File) => {
    unsent.markChanged();
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    setFile({
      chosen,
      cells: isWorkbook(bytes) ? await workbookCells(bytes) : cellsOf(new TextDecoder().decode(bytes)),
    });
  };
  return (
    <main className="sheet">
      <BackLink to="/setup" label={t('title')} />
      <PageTitle isSubpage>{t('sheet.title')}</PageTitle>
      <section className="sheet-card" aria-label={t('sheet.title')}>
        <p className="sheet-hint">{t('sheet.hint')}</p>
        <p className="sheet-hint">{t('sheet.columns')}</p>
        <FileField
          label={t('sheet.file')}
          hint={t('sheet.fileHint')}
          accept=".csv,.tsv,.txt,.xlsx"
          file={file?.chosen ?? null}
          onChoose={(chosen) => void read(chosen)}
        />
        {!file && (
          <PasteField
            pasted={pasted}
            onChange={(text) => {
              unsent.markChanged();
              setPasted(text);
            }}
          />
        )}
        {cells === null && (
          <p className="field-error" role="alert">
            {t('sheet.unreadable', { file: file?.chosen.name ?? '' })}
          </p>
        )}
        {cells !== null && cells.length > 0 && sheet === null && (
          <p className="field-error" role="alert">
            {t('sheet.noHeader')}
          </p>
        )}
        {sheet && sheet.faults.length > 0 && <SheetFaults faults={sheet.faults} />}
      </section>
      {sheet && sheet.shelters.length > 0 && (
        <SheetPreview
          shelters={sheet.shelters}
          existingShelters={existingShelters}
          hasFaults={sheet.faults.length > 0}
          organisation={me.organisation ?? ''}
          onAdded={() => {
            unsent.markSaved();
            return onAdded();
          }}
        />
      )}
    </main>
  );
}

/** Where the cells of a sheet are pasted. */
function PasteField({ pasted, onChange }: { readonly pasted: string; onChange(text: string): void }) {
  const t = useT('setup');
  return (
    <Field label={t('sheet.paste')}>
      {(ids) => (
        <textarea {...ids} rows={6} spellCheck={false} value={pasted} onChange={(e) => onChange(e.target.value)} />
      )}
    </Field>
  );
}
