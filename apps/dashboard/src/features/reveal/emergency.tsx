import { emergencyAccess, emergencyReason } from '@safe-haven/contracts';
import { Siren } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Form } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';

const REASONS = emergencyReason.options;
type Reason = (typeof REASONS)[number];

interface EmergencyFormProps {
  readonly path: string;
  onCancel(): void;
  onOpened(): void;
  /** The access exceeds the limit and needs a second person. */
  onAsked(): void;
}

/** Requests emergency access to a shelter of another organisation, with a reason. */
export function EmergencyForm({ path, onCancel, onOpened, onAsked }: EmergencyFormProps) {
  const t = useT('vault');
  const { busy, problem, send } = useCommand();
  const [reason, setReason] = useState<Reason>('danger_to_life');
  const open = async () => {
    const answer = await send(() => api.post(`${path}/emergency-access`, { reason }, emergencyAccess));
    if (!answer) return;
    if (answer.value.until === null) onAsked();
    else onOpened();
  };
  return (
    <Form
      card
      autoFocus
      title={t('emergency.title')}
      submit={t('emergency.submit')}
      sending={t('sending')}
      busy={busy}
      problem={problem}
      cancel={{ label: t('cancel'), run: onCancel }}
      onSubmit={() => void open()}
    >
      <p className="form-lead">{t('emergency.lead')}</p>
      <ChoiceList
        legend={t('emergency.title')}
        quiet
        choices={REASONS.map((value) => ({ value, label: t(`emergency.reason.${value}`) }))}
        value={reason}
        onChoose={setReason}
      />
    </Form>
  );
}

/** A notice while emergency access is active, which says that others are informed. */
export function EmergencyOpen({ until, onOver }: { until: string; onOver(): void }) {
  const t = useT('vault');
  const format = useFormat();
  const left = Date.parse(until) - useNow(1_000);
  const isOver = left <= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, at the end
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver]);
  if (isOver) return null;
  return (
    <p className="place-emergency">
      <Icon icon={Siren} size={18} />
      {t('emergency.open', { until: format.clock(until), left: format.countdown(left) })}
    </p>
  );
}
