import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { Root } from './app/root.tsx';
import { startLanguage } from './locales/choose-language.ts';

// No top-level await: the chunk of a language imports this module, and each would wait for the other.
void startLanguage().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Root>
        <App />
      </Root>
    </StrictMode>,
  ),
);
