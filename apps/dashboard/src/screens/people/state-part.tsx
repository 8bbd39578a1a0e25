import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Form } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import type { PartProps } from './person-drawer.tsx';

const REASONS = ['left', 'lost_device', 'misuse', 'other'] as const;

/** Disabling an account with its reason, and enabling it again. */
export function StatePart({ person, disabledReason, onChanged }: PartProps) {
  const t = useT('people');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('left');
  const { busy, problem, send } = useCommand();
  const path = `/api/people/${encodeURIComponent(person.personId)}`;
  const disable = async () => {
    if (!(await send((key) => api.post(`${path}/disable`, { reason }, noContent, { key })))) return;
    setOpen(false);
    onChanged();
  };
  const enable = async () => {
    if (await send((key) => api.post(`${path}/enable`, {}, noContent, { key }))) onChanged();
  };
  const disabled = person.situation === 'disabled';
  return (
    <section className="sheet-part">
      <h3>{t('drawer.account')}</h3>
      {open && !disabled ? (
        <Form
          card
          autoFocus
          title={t('drawer.disableTitle')}
          submit={t('drawer.disableSubmit')}
          sending={t('sending')}
          busy={busy}
          problem={problem}
          cancel={{ label: t('cancel'), run: () => setOpen(false) }}
          onSubmit={() => void disable()}
        >
          <ChoiceList
            legend={t('drawer.disableTitle')}
            quiet
            choices={REASONS.map((value) => ({ value, label: t(`drawer.reason.${value}`) }))}
            value={reason}
            onChoose={setReason}
          />
          <p className="field-hint">{t('drawer.disableHint')}</p>
        </Form>
      ) : (
        <>
          <p className="sheet-hint">{t(disabled ? 'drawer.enableHint' : 'drawer.disableHint')}</p>
          <div className="sheet-actions">
            {disabled ? (
              <Button busy={busy} onClick={() => void enable()}>
                {t('drawer.enable')}
              </Button>
            ) : (
              <Button disabledReason={disabledReason} onClick={() => setOpen(true)}>
                {t('drawer.disable')}
              </Button>
            )}
          </div>
          {problem && <Problem problem={problem} />}
        </>
      )}
    </section>
  );
}
