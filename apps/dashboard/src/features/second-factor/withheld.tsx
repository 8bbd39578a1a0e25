import { useT } from '../../locales/use-t.ts';
import { refetchWithheld } from '../../net/read/queries.ts';
import { secondFactor } from '../../net/session/second-factor.ts';
import { Button } from '../../ui/button.tsx';

/** In place of a number or a meeting point that takes a second factor, because many were read (VA-13). */
export function Withheld() {
  const t = useT('session');
  const show = async () => {
    if (await secondFactor.ask()) await refetchWithheld();
  };
  return (
    <div>
      <p className="field-hint">{t('withheld.why')}</p>
      <Button onClick={() => void show()}>{t('withheld.show')}</Button>
    </div>
  );
}
