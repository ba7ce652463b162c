import type { ReactNode } from 'react';
import { Mark } from '../../kit/Mark.tsx';
import { useText } from '../../text/en.ts';
import './entry-card.css';

/** The frame of every screen on which nobody has gone in yet: the program’s name, and one card. */
export function EntryCard({ children }: { readonly children: ReactNode }) {
  const t = useText();
  return (
    <main className="entry">
      <div className="entry-card">
        <header className="entry-head">
          <Mark size={56} />
          <div>
            <h1>{t('product')}</h1>
            <p className="soft">{t('productLine')}</p>
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}
