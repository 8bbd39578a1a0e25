import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { ChoicesOfMany } from '../../ui/choice-list.tsx';
import { formatCode, type UnmetCode } from './codes.ts';

interface CodePickerProps<C extends UnmetCode> {
  readonly legend: string;
  readonly all: readonly C[];
  /** Shown initially; the others are behind a button. */
  readonly common: readonly C[];
  readonly chosen: readonly C[];
  onChange(chosen: readonly C[]): void;
}

/** Checkboxes for codes, common ones first. Chosen ones are always visible. */
export function CodePicker<C extends UnmetCode>({ legend, all, common, chosen, onChange }: CodePickerProps<C>) {
  const t = useT('requests');
  const [more, setMore] = useState(false);
  const shown = more ? all : all.filter((code) => common.includes(code) || chosen.includes(code));
  return (
    <>
      <ChoicesOfMany
        row
        legend={legend}
        choices={shown.map((value) => ({ value, label: formatCode(t, value) }))}
        chosen={chosen}
        onChange={onChange}
      />
      {!more && shown.length < all.length && (
        <Button variant="quiet" className="ask-more" onClick={() => setMore(true)}>
          {t('moreCodes')}
        </Button>
      )}
    </>
  );
}
