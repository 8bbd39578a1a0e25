import { useVoice } from '../../../features/search/find-text.ts';
import type { Wish } from '../../../features/search/search-form.ts';
import { Button } from '../../../ui/button.tsx';
import { summaryOf } from './summary-words.ts';

/** What was asked for in a few lines, and the way back to the form: a phone shows the results then. */
export function Summary({ wish, onChange }: { readonly wish: Wish; readonly onChange?: () => void }) {
  const voice = useVoice();
  const { who, lines } = summaryOf(voice, wish);
  return (
    <section className="find-summary" aria-label={voice.t('form.title')}>
      <div>
        <p className="find-summary-who">{who}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {onChange && <Button onClick={onChange}>{voice.t('summary.change')}</Button>}
    </section>
  );
}
