import { ChevronLeft } from 'lucide-react';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';

/** Above the name of a page: the screen that it belongs to. Of a page in cards (`sheet.css`). */
export const BackLink = ({ to, words }: { readonly to: string; readonly words: string }) => (
  <Link href={to} className="sheet-back">
    <Icon of={ChevronLeft} size={18} />
    {words}
  </Link>
);
