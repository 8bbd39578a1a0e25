import type { OperationLine } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useT } from '../../locales/use-t.ts';
import { hasSomebody, type Line, needsIn, partyIn, printLine } from '../../model/line/line.ts';
import { joinedLine, joinedNeeds, withoutThem } from '../../model/line/regroup.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { LineField } from './line-field.tsx';
import { useOperationPage } from './operation-context.ts';
import { lineOfParty, placeOf, unsaidNeeds } from './party-line.ts';
import { isOpen, nextNumber } from './rows.ts';
import { inTurn, isUndoable, restated, undoJoin, undoSplit } from './undo-regroup.ts';

interface RegroupProps {
  readonly line: OperationLine;
  onClose(): void;
}

/** Two parties that turn out to be one: which, and then the line of both, to be read back. */
export function JoinParties({ line, onClose }: RegroupProps) {
  const t = useT('operations');
  const { view, commands, onRegroup } = useOperationPage();
  const [chosen, setChosen] = useState<string | null>(null);
  const place = placeOf(line);
  const problem = commands.problemAt(place);
  const open = view.lines.filter((one) => one.line !== line.line && isOpen(one));
  const other = open.find((one) => String(one.line) === chosen);
  const initial = other && joinedLine(lineOfParty(line), lineOfParty(other), [line.line, other.line]);
  const join = async (both: Line) => {
    if (other === undefined || initial === undefined) return false;
    const needs = { ...joinedNeeds(unsaidNeeds(line), unsaidNeeds(other)), ...needsIn(both) };
    const body = { line: line.line, other: other.line, party: partyIn(both), needs };
    if (!(await commands.send(place, 'join-parties', body))) return false;
    onRegroup(undoJoin(view, line, other));
    const isDone = await inTurn(restated(line.line, initial, both), commands, place);
    if (isDone) onClose();
    return isDone;
  };
  return (
    <div className="op-party-actions">
      <Choices
        legend={t('regroup.with')}
        options={open.map((one) => String(one.line))}
        chosen={chosen}
        labelOf={(number) => number}
        onChoose={setChosen}
      />
      {other === undefined || initial === undefined ? (
        <div className="op-actions">
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <LineField
          key={chosen}
          number={line.line}
          others={view.lines.map((one) => one.line)}
          label={t('regroup.joinLine', { one: line.line, other: other.line })}
          submit={t('regroup.join')}
          initial={printLine(initial)}
          busy={commands.isPending(place)}
          autoFocus
          refusal={problem && <Refused problem={problem} />}
          onLine={join}
          onCancel={onClose}
        />
      )}
    </div>
  );
}

/** Those of a party who go on a card of their own; the others stay on theirs. */
export function SplitParty({ line, onClose }: RegroupProps) {
  const t = useT('operations');
  const { view, commands, onRegroup } = useOperationPage();
  const [isWrong, setIsWrong] = useState(false);
  const place = placeOf(line);
  const problem = commands.problemAt(place);
  const number = nextNumber(view);
  const split = async (going: Line) => {
    const staying = withoutThem(lineOfParty(line), going);
    const isPart = staying !== null && hasSomebody(staying);
    setIsWrong(!isPart);
    if (!isPart) return false;
    const { languages } = line.needs ?? {};
    const spoken = languages === undefined ? {} : { languages };
    const body = {
      line: line.line,
      party: partyIn(staying),
      needs: { ...unsaidNeeds(line), ...needsIn(staying) },
      into: { line: number, party: partyIn(going), needs: { ...unsaidNeeds(line), ...spoken, ...needsIn(going) } },
    };
    if (!(await commands.send(place, 'split-party', body))) return false;
    onRegroup(undoSplit(line, number));
    onClose();
    return true;
  };
  return (
    <div className="op-party-actions">
      <p aria-hidden="true">{t('regroup.splitLine', { number: line.line })}</p>
      <LineField
        number={number}
        others={[]}
        label={t('regroup.splitLine', { number: line.line })}
        submit={t('regroup.split')}
        busy={commands.isPending(place)}
        autoFocus
        refusal={
          isWrong ? (
            <p className="op-fault-text">{t('regroup.notIn', { number: line.line })}</p>
          ) : (
            problem && <Refused problem={problem} />
          )
        }
        onLine={split}
        onCancel={onClose}
      />
    </div>
  );
}

/** Takes back the join or split that was done last on this screen. */
export function UndoRegroup() {
  const t = useT('operations');
  const { view, commands, regrouped, onRegroup } = useOperationPage();
  const disabledReason = useOfflineReason();
  const problem = commands.problemAt(UNDO);
  if (regrouped === null || !(problem !== null || isUndoable(view, regrouped))) return null;
  const { kind, line, other } = regrouped;
  const undo = () => void inTurn(regrouped.back, commands, UNDO).then((isDone) => isDone && onRegroup(null));
  return (
    <div className="op-actions">
      <p role="status">{t(`regroup.${kind}`, { line, other })}</p>
      <Button busy={commands.isPending(UNDO)} disabledReason={disabledReason} onClick={undo}>
        {t('regroup.undo')}
      </Button>
      {problem && <Refused problem={problem} />}
    </div>
  );
}

const UNDO = 'undo a join or a split';
