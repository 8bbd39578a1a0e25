import { CornerDownLeft } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { PartyFields } from '../../features/party/party-fields.tsx';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { exampleOf, lettersOf } from '../../model/line/letters.ts';
import { type Line, lineFrom, needsIn, partyIn, printLine } from '../../model/line/line.ts';
import { type Fault, type Reading, readLine } from '../../model/line/read-line.ts';
import { Button } from '../../ui/button.tsx';
import { described, detailsOf, whoIn } from './format.ts';

interface LineFieldProps {
  /** The number of the party on its card. */
  readonly number: number;
  /** Numbers of the others, which it may go with or not. */
  readonly others: readonly number[];
  readonly label: string;
  readonly submit: string;
  /** What is typed at first. */
  readonly initial?: string;
  readonly busy: boolean;
  /** Gets the focus when it opens. */
  readonly autoFocus?: boolean;
  /** What the server said of the last one. */
  readonly refusal?: ReactNode;
  /** Resolves to true when it was accepted: the field is empty then. */
  onLine(line: Line): Promise<boolean>;
  onCancel?(): void;
}

/** A party typed as one line. What was read of it is shown below in words before Enter; what was not is underlined. */
export function LineField(props: LineFieldProps) {
  const { number, label, submit, busy, refusal, onCancel } = props;
  const t = useT('operations');
  const language = useLanguage();
  const letters = lettersOf(language);
  const id = useId();
  const [hasSteppers, setHasSteppers] = useState(false);
  const disabledReason = useOfflineReason();
  const { input, text, reading, faults, isRefused, type, enter, onKeyDown } = useLine(props, disabledReason);
  return (
    <div className="op-line">
      <label className="aloud" htmlFor={id}>
        {label}
      </label>
      <div className="op-line-row">
        <input
          ref={input}
          id={id}
          className="input"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          placeholder={exampleOf(language)}
          aria-describedby={`${id}-read`}
          aria-invalid={(isRefused && (faults.length > 0 || reading.isNobody)) || undefined}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button icon={CornerDownLeft} busy={busy} disabledReason={disabledReason} onClick={() => void enter()}>
          {submit}
        </Button>
      </div>
      <div id={`${id}-read`} className="op-line-read" role="status">
        {text.trim() === '' ? (
          isRefused && <p className="op-fault-text">{t('fault.empty', { example: `1${letters.w}` })}</p>
        ) : (
          <ReadBack text={text} reading={reading} faults={faults} number={number} isRefused={isRefused} />
        )}
      </div>
      <p className="op-hint">{t('line.hint', { ...letters })}</p>
      {refusal}
      <div className="op-actions">
        <Button variant="quiet" aria-expanded={hasSteppers} onClick={() => setHasSteppers(!hasSteppers)}>
          {t('line.steppers')}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      {hasSteppers && (
        <PartyFields
          party={partyIn(reading.line)}
          onChange={(party) => type(printLine(lineFrom(party, needsIn(reading.line), reading.line)))}
        />
      )}
    </div>
  );
}

/** The text, what is read of it, and the keys: Enter sends it, Escape leaves. */
function useLine(props: LineFieldProps, disabledReason: string | undefined) {
  const { number, others, initial = '', busy, autoFocus = false, onLine, onCancel } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initial);
  const [isRefused, setIsRefused] = useState(false);
  const reading = readLine(text);
  const faults = [...reading.faults, ...absentNumbers(text, reading, number, others)];
  useLayoutEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  const type = (typed: string) => {
    setText(typed);
    setIsRefused(false);
  };
  const enter = async () => {
    if (busy || disabledReason !== undefined) return;
    if (faults.length > 0 || reading.isNobody) {
      setIsRefused(true);
      input.current?.focus();
      return;
    }
    if (!(await onLine(reading.line))) return;
    setText('');
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void enter();
    }
    if (event.key === 'Escape' && (onCancel || text !== '')) {
      event.preventDefault();
      if (onCancel) onCancel();
      else type('');
    }
  };
  return { input, text, reading, faults, isRefused, type, enter, onKeyDown };
}

interface ReadBackProps {
  readonly text: string;
  readonly reading: Reading;
  readonly faults: readonly LineFault[];
  readonly number: number;
  /** Enter was pressed: that nobody is in it is said then, and not while it is typed. */
  readonly isRefused: boolean;
}

function ReadBack({ text, reading, faults, number, isRefused }: ReadBackProps) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const letters = lettersOf(useLanguage());
  const { line, isNobody } = reading;
  const details = detailsOf(t, l10n, described(line));
  return (
    <>
      {!isNobody && (
        <p>
          <b>{t('line.party', { number })}</b> {[whoIn(l10n, partyIn(line)), ...details].join(' · ')}
        </p>
      )}
      {faults.length > 0 && (
        <p className="op-typed" translate="no">
          {marked(text, faults)}
        </p>
      )}
      {faults.slice(0, 2).map((fault) => (
        <p key={`${fault.from} ${fault.code}`} className="op-fault-text">
          {t(`fault.${fault.code}`, { word: wordOf(fault, text), example: `2${letters.w}` })}
        </p>
      ))}
      {isNobody && isRefused && faults.length === 0 && (
        <p className="op-fault-text">{t('fault.nobody', { example: `1${letters.w}` })}</p>
      )}
    </>
  );
}

type LineFault = Omit<Fault, 'code'> & { readonly code: Fault['code'] | 'itself' | 'absent' };

/** Numbers that are of nobody here, or of the party itself. */
function absentNumbers(
  text: string,
  { line }: Reading,
  number: number,
  others: readonly number[],
): readonly LineFault[] {
  return [...line.with, ...line.notWith]
    .filter((other) => other === number || !others.includes(other))
    .map((other) => {
      const from = text.search(new RegExp(`(?<!\\d)${other}(?!\\d)(?!.*(?<!\\d)${other}(?!\\d))`));
      const code = other === number ? 'itself' : 'absent';
      return { code, from: Math.max(0, from), to: Math.max(0, from) + String(other).length } as const;
    });
}

/** The text with what was not read underlined. */
function marked(text: string, faults: readonly LineFault[]): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of faults.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    parts.push(text.slice(at, from));
    parts.push(
      <u key={from} className="op-fault">
        {text.slice(from, to)}
      </u>,
    );
    at = to;
  }
  return [...parts, text.slice(at)];
}

const wordOf = ({ from, to }: LineFault, text: string): string => text.slice(from, to).trim();
