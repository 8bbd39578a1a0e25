import './publication.css';
import type { ProposedChange as Proposed } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { sendShelterCommand } from '../../net/command/send.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';

interface ProposedChangeProps {
  readonly shelterId: string;
  readonly current: {
    readonly name: string;
    readonly area: { readonly id: string; readonly name: string };
    readonly country: string;
  };
  readonly proposed: Proposed;
  /** It was published, refused or withdrawn here, or is to be looked at again. */
  onDecided(): Promise<void> | void;
}

/** Another name or place of a published shelter: old and new side by side, with what the reader may do about it. */
export function ProposedChange({ shelterId, current, proposed, onDecided }: ProposedChangeProps) {
  const t = useT('setup');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const { changeId, at, byName, mine, lapsed } = proposed;
  const decide = async (command: 'publish-change' | 'drop-change') => {
    if (await send((key) => sendShelterCommand(shelterId, command, { changeId }, key))) await onDecided();
  };
  const when = { day: format.day(at), time: format.clock(at) };
  return (
    <section className="proposed-change" aria-label={`${t('change.title')}: ${current.name}`}>
      <h3>{t('change.title')}</h3>
      <p>{mine ? t('change.mine', when) : t('change.by', { who: byName ?? t('change.somebody'), ...when })}</p>
      {lapsed && <p role="note">{t('change.lapsed')}</p>}
      <OldAndNew current={current} proposed={proposed} />
      {problem && <Problem problem={problem} onRetry={() => void onDecided()} />}
      <div className="sheet-actions">
        {!mine && !lapsed && (
          <TwoStepButton
            variant="secondary"
            label={t('publish')}
            name={current.name}
            confirmLabel={t('publishSure')}
            cancelLabel={t('keep')}
            busy={busy}
            onConfirm={() => void decide('publish-change')}
          />
        )}
        <Button
          variant="quiet"
          busy={busy}
          aria-label={`${t(mine ? 'change.withdraw' : 'change.refuse')}: ${current.name}`}
          onClick={() => void decide('drop-change')}
        >
          {t(mine ? 'change.withdraw' : 'change.refuse')}
        </Button>
      </div>
    </section>
  );
}

function OldAndNew({ current, proposed }: Pick<ProposedChangeProps, 'current' | 'proposed'>) {
  const t = useT('setup');
  const format = useFormat();
  const { name, area, country } = proposed;
  const rows = [
    ['name', current.name, name],
    ['area', format.area(current.area), area && format.area(area)],
    ['country', format.country(current.country), country && format.country(country)],
  ] as const;
  return (
    <table>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('change.now')}</th>
          <th scope="col">{t('change.then')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(
          ([what, before, after]) =>
            after !== undefined && (
              <tr key={what}>
                <th scope="row">{t(`change.${what}`)}</th>
                <td>{before}</td>
                <td>
                  <b>{after}</b>
                </td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}
