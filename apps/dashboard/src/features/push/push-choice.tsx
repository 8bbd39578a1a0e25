import './push-choice.css';
import { Bell, BellOff } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type Device, thisDevice } from './device.ts';
import { NOT_GIVEN, usePush } from './use-push.ts';

/** Turns notifications of new tasks on this device on and off. */
export function PushChoice({ device = thisDevice }: { readonly device?: Device }) {
  const { state, busy, problem, enable, disable } = usePush(device);
  const t = useT('notifications');
  const offers = state === 'off' || state === 'on';
  return (
    <section className="push" data-push={state}>
      {offers && <p>{t('what')}</p>}
      {offers && <p className="push-says">{t('says')}</p>}
      <p className="push-state" role="status">
        {t(state)}
      </p>
      {state === 'off' && (
        <Button icon={Bell} busy={busy} onClick={() => void enable()}>
          {t('enable')}
        </Button>
      )}
      {state === 'on' && (
        <Button icon={BellOff} busy={busy} onClick={() => void disable()}>
          {t('disable')}
        </Button>
      )}
      {problem && (problem.code === NOT_GIVEN ? <p role="alert">{t('notGiven')}</p> : <Problem problem={problem} />)}
    </section>
  );
}
