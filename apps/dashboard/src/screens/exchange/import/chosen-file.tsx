import type { FileEncoding } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import type { Opened } from './reading/reading.ts';
import type { ReadingState } from './reading/use-reading.ts';

interface ChosenFileProps {
  readonly state: ReadingState;
  /** The file was read, and its rows are not interpreted yet. */
  readonly isNew: boolean;
  /** A check or an import is running. */
  readonly isBusy: boolean;
  onOpen(file: File, sheet?: string): void;
  onStop(): void;
}

/** The file input, the progress of reading, and a select for the sheets of a workbook. */
export function ChosenFile({ state, isNew, isBusy, onOpen, onStop }: ChosenFileProps) {
  const t = useT('importing');
  const file = state.at === 'none' ? null : state.file;
  const error =
    state.at === 'unreadable' || state.at === 'tooLarge' ? t(state.at, { file: state.file.name }) : undefined;
  return (
    <>
      <FileField
        label={t('file')}
        hint={t('fileHint')}
        error={error}
        accept=".csv,.tsv,.txt,.xlsx"
        file={file}
        busy={isBusy}
        onChoose={onOpen}
      />
      {state.at === 'reading' && <ReadingProgress share={state.share} onStop={onStop} />}
      {state.at === 'read' && isNew && <ReadingProgress share={1} onStop={onStop} />}
      {state.at === 'read' && isCodePage(state.opened.encoding) && (
        <p className="sheet-hint">{t(`encoding.${state.opened.encoding}`)}</p>
      )}
      {state.at === 'read' && state.opened.sheets.length > 1 && (
        <Field label={t('sheet')} hint={sheetsHint(t, state.opened)}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={state.opened.sheet ?? ''}
              disabled={isBusy}
              onChange={(event) => onOpen(state.file, event.target.value)}
            >
              {state.opened.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}

/** Which sheet was read, and which others there are. */
function sheetsHint(t: TFunction<'importing'>, { sheet, sheets }: Opened): string | undefined {
  const others = sheets.filter((name) => name !== sheet).join(', ');
  return sheet === null ? undefined : t('otherSheets', { sheet, others });
}

/** Whether it is worth saying what a file was read as: where that was inferred from its letters. */
const isCodePage = (encoding: FileEncoding | null): encoding is 'windows-1250' | 'windows-1251' =>
  encoding === 'windows-1250' || encoding === 'windows-1251';

function ReadingProgress({ share, onStop }: { readonly share: number; onStop(): void }) {
  const t = useT('importing');
  const format = useFormat();
  const id = useId();
  return (
    <div className="import-progress">
      <label htmlFor={id}>{t('reading', { share: format.number(Math.floor(share * 100)) })}</label>
      <progress id={id} value={share} />
      <Button onClick={onStop}>{t('cancel')}</Button>
    </div>
  );
}
