import type { Crossing, OperationLine } from '@safe-haven/contracts';
import { useState } from 'react';
import { Link } from 'wouter';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useT } from '../../locales/use-t.ts';
import { crossingIn, type Line, lineFrom, NEEDS_STATED, needsIn, partyIn, printLine } from '../../model/line/line.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { LineField } from './line-field.tsx';
import { useOperationPage } from './operation-context.ts';

const CROSSINGS: readonly Crossing[] = ['not_asked', 'agreed', 'refused'];

/** What can be done for one party: say it anew, whether they cross a border, take it back, see its request. */
export function PartyActions({ line }: { readonly line: OperationLine }) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const [isChanging, setIsChanging] = useState(false);
  const disabledReason = useOfflineReason();
  const place = placeOf(line);
  const problem = commands.problemAt(place);
  const may = (command: string) => view.may.includes(command);
  if (isChanging) return <ChangeParty line={line} place={place} onClose={() => setIsChanging(false)} />;
  return (
    <div className="op-party-actions">
      {may('record-crossing') && (
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
      )}
      <div className="op-actions">
        {may('change-party') && line.place === null && (
          <Button variant="quiet" disabledReason={disabledReason} onClick={() => setIsChanging(true)}>
            {t('party.change')}
          </Button>
        )}
        {may('take-back-party') && line.place === null && (
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

export const placeOf = ({ line }: Pick<OperationLine, 'line'>): string => `party ${line}`;

interface ChangePartyProps {
  readonly line: OperationLine;
  readonly place: string;
  onClose(): void;
}

/** The line of a party, to be typed anew. What a line can't say of their needs stays as it is. */
function ChangeParty({ line, place, onClose }: ChangePartyProps) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const needs = line.needs ?? {};
  const before = lineFrom(line.party, needs, {
    with: line.with,
    notWith: line.notWith,
    needs: line.crosses === 'agreed' ? ['crosses'] : line.crosses === 'refused' ? ['noBorder'] : [],
  });
  const change = async (after: Line) => {
    const number = { line: line.line };
    const others = Object.entries(needs).filter(([need]) => !NEEDS_STATED.some((stated) => stated === need));
    const body = { ...number, party: partyIn(after), needs: { ...Object.fromEntries(others), ...needsIn(after) } };
    const crosses = crossingIn(after);
    const isDone =
      (await commands.send(place, 'change-party', body)) &&
      (isSame(before, after) ||
        (await commands.send(place, 'relate-party', {
          ...number,
          with: [...after.with],
          notWith: [...after.notWith],
        }))) &&
      (crosses === line.crosses || (await commands.send(place, 'record-crossing', { ...number, crosses })));
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

const isSame = (a: Line, b: Line): boolean => `${a.with}/${a.notWith}` === `${b.with}/${b.notWith}`;
