import './file-field.css';
import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useFormat, useT } from '../locales/use-t.ts';
import { Button } from './button.tsx';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Endings of names: `.csv,.xlsx`. */
  readonly accept: string;
  readonly file: Pick<File, 'name' | 'size'> | null;
  /** It can't be chosen now. */
  readonly busy?: boolean;
  onChoose(file: File): void;
}

/** A file of this device, chosen or dropped: with a button in the language of the page, where the browser's own speaks its own. */
export function FileField({ label, hint, error, accept, file, busy = false, onChoose }: FileFieldProps) {
  const t = useT('files');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const chosen = files?.[0];
    if (chosen !== undefined && !busy) onChoose(chosen);
    // The same file may be chosen again: it may have been mended meanwhile.
    if (input.current) input.current.value = '';
  };
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(is && !busy);
  };
  const drop = (event: DragEvent) => {
    over(false)(event);
    take(event.dataTransfer.files);
  };
  const said = error ?? hint;
  return (
    <div className="field">
      <span id={`${id}-label`} className="field-label">
        {label}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the button does */}
      <div className="file-zone" data-over={isOver} onDragOver={over(true)} onDragLeave={over(false)} onDrop={drop}>
        <Button
          id={id}
          icon={FileUp}
          busy={busy}
          aria-labelledby={`${id}-label ${id}`}
          aria-describedby={said ? `${id}-chosen ${id}-below` : `${id}-chosen`}
          onClick={() => input.current?.click()}
        >
          {t(file === null ? 'choose' : 'other')}
        </Button>
        <span id={`${id}-chosen`} className="file-chosen" role="status">
          {file !== null && <ChosenFile name={file.name} size={file.size} />}
        </span>
        <span className="file-drop">{t('drop')}</span>
        <input ref={input} type="file" hidden accept={accept} onChange={(event) => take(event.target.files)} />
      </div>
      {said && (
        <p id={`${id}-below`} className={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>
          {said}
        </p>
      )}
    </div>
  );
}

const KILO = 1000;

/** What was chosen, so that the wrong one is seen before it is read. */
function ChosenFile({ name, size }: Pick<File, 'name' | 'size'>) {
  const format = useFormat();
  const kilos = Math.max(1, Math.round(size / KILO));
  // Both are written so in all languages.
  const said =
    kilos < KILO ? `${format.number(kilos)}\u00A0kB` : `${format.number(Math.round(kilos / 100) / 10)}\u00A0MB`;
  return (
    <>
      <b>{name}</b> {said}
    </>
  );
}
