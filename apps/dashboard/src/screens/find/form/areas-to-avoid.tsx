import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { formatArea, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { AreaField } from './area-field.tsx';
import type { PartProps } from './part.ts';

/** Areas to avoid. Used for this search only, as the form says. */
export function AreasToAvoid({ form, onChange }: PartProps) {
  const l10n = useFindL10n();
  const { t } = l10n;
  const [adding, setAdding] = useState(false);
  const { avoid } = form;
  return (
    <fieldset className="find-part">
      <legend>{t('avoid.label')}</legend>
      <div className="find-chips">
        {avoid.map((areaId) => (
          <button
            key={areaId}
            type="button"
            className="find-picked"
            aria-label={t('avoid.remove', { area: formatArea(l10n, areaId) })}
            onClick={() => onChange({ ...form, avoid: avoid.filter((other) => other !== areaId) })}
          >
            {formatArea(l10n, areaId)}
            <Icon icon={X} size={14} />
          </button>
        ))}
        {!adding && avoid.length < 40 && (
          <Button variant="quiet" className="find-more" icon={Plus} onClick={() => setAdding(true)}>
            {t('avoid.add')}
          </Button>
        )}
      </div>
      {adding && (
        <AreaField
          label={t('avoid.which')}
          quiet
          autoFocus
          value={null}
          without={avoid}
          onChoose={(areaId) => {
            if (areaId !== null) onChange({ ...form, avoid: [...avoid, areaId] });
            setAdding(false);
          }}
          onLeave={() => setAdding(false)}
        />
      )}
      <p className="find-hint">{t('avoid.hint')}</p>
    </fieldset>
  );
}
