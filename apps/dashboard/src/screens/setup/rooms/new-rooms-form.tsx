import { type KeyboardEvent, useEffect, useRef } from 'react';
import { AttemptResult } from '../../../features/shelter/attempt-result.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { useT } from '../../../locales/use-t.ts';
import { Form } from '../../../ui/form.tsx';
import { useUnsavedChanges } from '../../../ui/unsaved-changes.ts';
import { bedsOf, copyOf, faultsOf, isEmpty, type RoomFault, type RoomInput, toRooms } from './room-inputs.ts';
import { RoomRow } from './room-row.tsx';

const PLACE = 'setup:rooms';

interface NewRoomsFormProps {
  readonly inputs: readonly RoomInput[];
  readonly existingLabels: readonly string[];
  onChange(rows: readonly RoomInput[]): void;
}

/**
 * Rooms as a table: Tab moves to the next field, Enter to the next row, Ctrl+D copies the row above. All are added at
 * once.
 */
export function NewRoomsForm({ inputs, existingLabels, onChange }: NewRoomsFormProps) {
  const t = useT('setup');
  const { commands, offlineReason } = useShelter();
  const table = useRef<HTMLDivElement>(null);
  const faults = faultsOf(inputs, existingLabels);
  const rows = inputs.filter((row) => !isEmpty(row));
  // Rows created by the quick form count as changes, too.
  const ui = useT('look');
  const unsent = useUnsavedChanges(ui('leave'));
  const hasRows = rows.length > 0;
  useEffect(() => (hasRows ? unsent.markChanged() : unsent.markSaved()), [hasRows, unsent]);
  const labels = [...existingLabels, ...inputs.map(({ label }) => label)];
  const replace = (at: number, row: RoomInput) => onChange(inputs.map((other, i) => (i === at ? row : other)));
  const submit = async () => {
    if (await commands.send(PLACE, 'add-rooms', { rooms: toRooms(rows) })) onChange([]);
  };
  const onKeyDown = (at: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      table.current?.querySelectorAll<HTMLElement>('[data-cell="label"]')[at + 1]?.focus();
    }
    const above = inputs[at - 1];
    if (event.key.toLowerCase() === 'd' && event.ctrlKey && above) {
      event.preventDefault();
      replace(at, copyOf(above, labels));
    }
  };
  return (
    <Form
      submit={t('table.add', { count: rows.length })}
      busy={commands.asking(PLACE)}
      disabledReason={offlineReason}
      faults={{
        ...Object.fromEntries(faults.map((fault, at) => [partOf(fault, at), fault !== null && faultText(t, fault)])),
        none: rows.length === 0 && t('table.needsRoom'),
      }}
      refusal={<AttemptResult place={PLACE} />}
      onSubmit={() => void submit()}
    >
      <div className="rooms-table" ref={table}>
        {inputs.map((row, at) => (
          <RoomRow
            // biome-ignore lint/suspicious/noArrayIndexKey: new rows have no id
            key={at}
            at={at}
            row={row}
            isNext={isEmpty(row)}
            onChange={(changed) => replace(at, changed)}
            onCopy={() => onChange([...inputs.slice(0, at + 1), copyOf(row, labels), ...inputs.slice(at + 1)])}
            onDrop={() => onChange(inputs.filter((_, i) => i !== at))}
            onKeyDown={onKeyDown(at)}
          />
        ))}
      </div>
      <p className="sheet-hint" role="status">
        {t('table.sum', {
          rooms: t('rooms', { count: rows.length }),
          beds: t('beds', { count: rows.reduce((sum, row) => sum + bedsOf(row), 0) }),
        })}{' '}
        {t('table.keys')}
      </p>
    </Form>
  );
}

/** The cell that a fault belongs to. */
const partOf = (fault: RoomFault | null, at: number): string => {
  const cell =
    fault === null
      ? 'row'
      : fault.what === 'not_a_number'
        ? fault.kind
        : fault.what === 'needs_beds' || fault.what === 'too_many_beds'
          ? 'adult'
          : 'label';
  return `${cell} ${at}`;
};

/** A fault as text. */
const faultText = (t: ReturnType<typeof useT<'setup'>>, fault: RoomFault): string =>
  t(`fault.${fault.what}`, { typed: fault.what === 'not_a_number' ? fault.input : '' });
