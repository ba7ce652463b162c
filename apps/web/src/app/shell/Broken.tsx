import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { faultFrom } from '../fault.ts';
import './page.css';

/** A screen that stopped: says what happened and what is safe, and offers to load it anew. */
export function Broken({ error }: ErrorComponentProps) {
  const t = useText();
  return (
    <main className="content" id="content">
      <h1>{t('crashed')}</h1>
      <ErrorCard
        fault={faultFrom(error)}
        safe={t('crashedSafe')}
        action={<Button onClick={() => location.reload()}>{t('retry')}</Button>}
      />
    </main>
  );
}
