import './file-field.css';
import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useFormat, useT } from '../locales/use-t.ts';
import { Button } from './button.tsx';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** File extensions: `.csv,.xlsx`. */
  readonly accept: string;
  readonly file: Pick<File, 'name' | 'size'> | null;
  /** No file can be chosen now. */
  readonly busy?: boolean;
  onChoose(file: File): void;
}

/** A file input with drag and drop. It has its own button, because the browser's has the language of the browser. */
export function FileField({ label, hint, error, accept, file, busy = false, onChoose }: FileFieldProps) {
  const t = useT('files');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isDragging, setIsDragging] = useState(false);
  const choose = (files: FileList | null) => {
    const chosen = files?.[0];
    if (chosen !== undefined && !busy) onChoose(chosen);
    // Cleared, so that choosing the same file again fires a change event: it may have been edited meanwhile.
    if (input.current) input.current.value = '';
  };
  const onDrag = (isInside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsDragging(isInside && !busy);
  };
  const onDrop = (event: DragEvent) => {
    onDrag(false)(event);
    choose(event.dataTransfer.files);
  };
  const message = error ?? hint;
  return (
    <div className="field">
      <span id={`${id}-label`} className="field-label">
        {label}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an alternative to the button */}
      <div
        className="file-zone"
        data-over={isDragging}
        onDragOver={onDrag(true)}
        onDragLeave={onDrag(false)}
        onDrop={onDrop}
      >
        <Button
          id={id}
          icon={FileUp}
          busy={busy}
          aria-labelledby={`${id}-label ${id}`}
          aria-describedby={message ? `${id}-chosen ${id}-below` : `${id}-chosen`}
          onClick={() => input.current?.click()}
        >
          {t(file === null ? 'choose' : 'other')}
        </Button>
        <span id={`${id}-chosen`} className="file-chosen" role="status">
          {file !== null && <ChosenFile name={file.name} size={file.size} />}
        </span>
        <span className="file-drop">{t('drop')}</span>
        <input ref={input} type="file" hidden accept={accept} onChange={(event) => choose(event.target.files)} />
      </div>
      {message && (
        <p id={`${id}-below`} className={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>
          {message}
        </p>
      )}
    </div>
  );
}

const KILOBYTE = 1000;

/** The chosen file with its size, so that a wrong one is noticed. */
function ChosenFile({ name, size }: Pick<File, 'name' | 'size'>) {
  const format = useFormat();
  const kilobytes = Math.max(1, Math.round(size / KILOBYTE));
  // These units are the same in all languages.
  const message =
    kilobytes < KILOBYTE
      ? `${format.number(kilobytes)}\u00A0kB`
      : `${format.number(Math.round(kilobytes / 100) / 10)}\u00A0MB`;
  return (
    <>
      <b>{name}</b> {message}
    </>
  );
}
