import { useState } from 'react';
import { CommandForm } from '../../features/command/command-form.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { serverNow } from '../../net/server-time.ts';
import { Choices } from '../../ui/choices.tsx';
import { OptionChip } from '../../ui/option-chip.tsx';
import { restoreFocus } from '../../ui/restore-focus.ts';
import { useOperationPage } from './operation-context.ts';

/** In how many minutes a ride leaves; `before`: when it was to leave. */
const WITHIN = ['15', '30', '60', '120'] as const;
type Within = (typeof WITHIN)[number];
const MINUTE = 60_000;

interface RideFormProps {
  readonly shelterId: string;
  /** The ride that is changed; null: a new one. */
  readonly before: { readonly ride: number; readonly lines: readonly number[]; readonly leavesAt: string } | null;
  /** Who could travel in it, by number. */
  readonly numbers: readonly number[];
  onClose(): void;
}

/** Who travels together to one house, and when: everybody is chosen first. */
export function RideForm({ shelterId, before, numbers, onClose }: RideFormProps) {
  const t = useT('operations');
  const format = useFormat();
  const { commands } = useOperationPage();
  const [lines, setLines] = useState<readonly number[]>(before?.lines ?? numbers);
  const [within, setWithin] = useState<Within | 'before'>(before === null ? '15' : 'before');
  const place = before === null ? `rides ${shelterId}` : placeOfRide(before.ride);
  const save = async () => {
    const leavesAt =
      within === 'before' && before !== null
        ? before.leavesAt
        : new Date(serverNow() + Number(within) * MINUTE).toISOString();
    const body = { lines: numbers.filter((line) => lines.includes(line)), leavesAt };
    const isDone =
      before === null
        ? await commands.send(place, 'add-ride', { shelterId, ...body })
        : await commands.send(place, 'change-ride', { ride: before.ride, ...body });
    if (!isDone) return;
    onClose();
    restoreFocus(place);
  };
  const choose = (line: number, isChosen: boolean) =>
    setLines(isChosen ? [...lines, line] : lines.filter((one) => one !== line));
  return (
    <CommandForm
      place={place}
      title={before === null ? t('rides.add') : t('rides.ride', { number: before.ride })}
      submit={t('rides.save')}
      busy={commands.isPending(place)}
      problem={commands.problemAt(place)}
      faults={{ lines: !numbers.some((line) => lines.includes(line)) && t('rides.nobody') }}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <fieldset className="options" data-part="lines">
        <legend>{t('rides.who')}</legend>
        <div>
          {numbers.map((line) => (
            <OptionChip
              key={line}
              type="checkbox"
              checked={lines.includes(line)}
              onChange={(event) => choose(line, event.target.checked)}
            >
              {String(line)}
            </OptionChip>
          ))}
        </div>
      </fieldset>
      <Choices
        legend={t('rides.when')}
        options={before === null ? WITHIN : (['before', ...WITHIN] as const)}
        chosen={within}
        labelOf={(option) =>
          option === 'before'
            ? t('rides.asBefore', { at: format.clock(before?.leavesAt ?? '') })
            : t(`rides.within.${option}`)
        }
        onChoose={setWithin}
      />
    </CommandForm>
  );
}

/** The place of the commands on one ride. */
export const placeOfRide = (ride: number): string => `ride ${ride}`;
