import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { areaWords, useVoice } from '../../../features/search/find-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { AreaField } from './area-field.tsx';
import type { PartProps } from './part.ts';

/** Where they must not be. Used for this search, and said so. */
export function AreasToAvoid({ wish, onWish }: PartProps) {
  const voice = useVoice();
  const { t } = voice;
  const [adding, setAdding] = useState(false);
  const { avoid } = wish;
  return (
    <fieldset className="find-part">
      <legend>{t('avoid.label')}</legend>
      <div className="find-chips">
        {avoid.map((areaId) => (
          <button
            key={areaId}
            type="button"
            className="find-picked"
            aria-label={t('avoid.remove', { area: areaWords(voice, areaId) })}
            onClick={() => onWish({ ...wish, avoid: avoid.filter((other) => other !== areaId) })}
          >
            {areaWords(voice, areaId)}
            <Icon of={X} size={14} />
          </button>
        ))}
        {!adding && avoid.length < 40 && (
          <Button look="quiet" className="find-more" icon={Plus} onClick={() => setAdding(true)}>
            {t('avoid.add')}
          </Button>
        )}
      </div>
      {adding && (
        <AreaField
          label={t('avoid.which')}
          quiet
          takesFocus
          value={null}
          without={avoid}
          onChoose={(areaId) => {
            if (areaId !== null) onWish({ ...wish, avoid: [...avoid, areaId] });
            setAdding(false);
          }}
          onLeave={() => setAdding(false)}
        />
      )}
      <p className="find-hint">{t('avoid.hint')}</p>
    </fieldset>
  );
}
