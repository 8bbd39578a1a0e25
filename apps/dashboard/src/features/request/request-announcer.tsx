import type { RequestView } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useShelterName } from '../shelter/use-shelter-name.ts';
import { formatAnswer } from './codes.ts';

/** Announces new answers and changes of the situation since the screen was opened. */
export function RequestAnnouncer({ request }: { readonly request: RequestView }) {
  const t = useT('requests');
  const format = useFormat();
  const nameOf = useShelterName();
  const before = useRef(request);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    const announced = before.current;
    before.current = request;
    if (announced === request) return;
    const fresh = request.answers.filter(
      (answer) => !announced.answers.some((a) => a.shelterId === answer.shelterId && a.at === answer.at),
    );
    const sentences = fresh.map((answer) =>
      t('announce.answer', { shelter: nameOf(answer.shelterId), answer: formatAnswer(t, format, answer) }),
    );
    if (announced.situation !== request.situation)
      sentences.push(t('announce.situation', { situation: t(`situation.${request.situation}`) }));
    if (sentences.length > 0) setAnnouncement(sentences.join(' '));
  }, [request, t, format, nameOf]);
  return (
    <p className="aloud" role="status">
      {announcement}
    </p>
  );
}
