import type { Crossing, OperationLine } from '@safe-haven/contracts';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'wouter';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useT } from '../../locales/use-t.ts';
import { type Line, needsIn, partyIn, printLine } from '../../model/line/line.ts';
import { peopleIn } from '../../model/party/party.ts';
import { Button } from '../../ui/button.tsx';
import { restoreFocus } from '../../ui/restore-focus.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { LineField } from './line-field.tsx';
import { useOperationPage } from './operation-context.ts';
import { lineOfParty, placeOf, unsaidNeeds } from './party-line.ts';
import { JoinParties, SplitParty } from './regroup-party.tsx';
import { isOpen } from './rows.ts';
import { inTurn, restated } from './undo-regroup.ts';

const CROSSINGS: readonly Crossing[] = ['not_asked', 'agreed', 'refused'];

/** What can be done for one party: type it again, whether they cross a border, take it back, see its request. */
export function PartyActions({ line }: { readonly line: OperationLine }) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const [form, setForm] = useState<'change' | 'join' | 'split' | null>(null);
  const disabledReason = useOfflineReason();
  const place = placeOf(line);
  const close = () => {
    // After an answer a change is drawn later than a press is: the button has to be there.
    flushSync(() => setForm(null));
    restoreFocus(`${place} ${form}`);
  };
  const problem = commands.problemAt(place);
  const hasOther = view.lines.some((other) => other.line !== line.line && isOpen(other));
  const may = (command: string) => view.may.includes(command);
  const isThere = {
    change: may('change-party'),
    join: may('join-parties') && hasOther,
    split: may('split-party') && peopleIn(line.party) > 1,
  };
  const forms = isOpen(line) ? (['change', 'join', 'split'] as const).filter((name) => isThere[name]) : [];
  if (form === 'change') return <ChangeParty line={line} place={place} onClose={close} />;
  if (form === 'join') return <JoinParties line={line} onClose={close} />;
  if (form === 'split') return <SplitParty line={line} onClose={close} />;
  return (
    <div className="op-party-actions">
      {may('record-crossing') && <CrossingChoice line={line} place={place} />}
      <div className="op-actions">
        {forms.map((name) => (
          <Button
            key={name}
            variant="quiet"
            data-opens={`${place} ${name}`}
            disabledReason={disabledReason}
            onClick={() => setForm(name)}
          >
            {t(`party.${name}`)}
          </Button>
        ))}
        {may('take-back-party') && isOpen(line) && (
          <TwoStepButton
            label={t('party.takeBack')}
            name={t('line.party', { number: line.line })}
            confirmLabel={t('party.takeBackSure')}
            cancelLabel={t('cancel')}
            busy={commands.isPending(place)}
            disabledReason={disabledReason}
            onConfirm={() => void commands.send(place, 'take-back-party', { line: line.line })}
          />
        )}
        {may('undo-holds') && view.undoable.includes(line.line) && (
          <Button
            variant="quiet"
            busy={commands.isPending(place)}
            disabledReason={disabledReason}
            onClick={() => void commands.send(place, 'undo-holds', { lines: [line.line] })}
          >
            {t('release')}
          </Button>
        )}
        {line.situation !== 'met' && (
          <Link className="button button-quiet" href={`/requests/${encodeURIComponent(line.requestId)}`}>
            {t('party.request')}
          </Link>
        )}
      </div>
      {problem && <Refused problem={problem} />}
    </div>
  );
}

/** Whether they agreed to cross a border. */
function CrossingChoice({ line, place }: { readonly line: OperationLine; readonly place: string }) {
  const t = useT('operations');
  const { commands } = useOperationPage();
  return (
    <div className="op-crossing">
      <span className="op-detail" aria-hidden="true">
        {t('crossing.label')}
      </span>
      <SegmentedControl
        label={t('crossing.label')}
        segments={CROSSINGS.map((value) => ({ value, label: t(`crossing.short.${value}`) }))}
        value={line.crosses}
        onChoose={(crosses) => void commands.send(place, 'record-crossing', { line: line.line, crosses })}
      />
    </div>
  );
}

interface ChangePartyProps {
  readonly line: OperationLine;
  readonly place: string;
  onClose(): void;
}

/** The line of a party, to be typed again. What a line can't say of their needs stays as it is. */
function ChangeParty({ line, place, onClose }: ChangePartyProps) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const before = lineOfParty(line);
  const change = async (after: Line) => {
    const body = { line: line.line, party: partyIn(after), needs: { ...unsaidNeeds(line), ...needsIn(after) } };
    const isDone =
      (await commands.send(place, 'change-party', body)) &&
      (await inTurn(restated(line.line, before, after), commands, place));
    if (isDone) onClose();
    return isDone;
  };
  const problem = commands.problemAt(place);
  return (
    <LineField
      number={line.line}
      others={view.lines.map((other) => other.line)}
      label={t('line.change', { number: line.line })}
      submit={t('party.save')}
      initial={printLine(before)}
      busy={commands.isPending(place)}
      autoFocus
      refusal={problem && <Refused problem={problem} />}
      onLine={change}
      onCancel={onClose}
    />
  );
}
