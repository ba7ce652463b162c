import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { useText } from '../text/en.ts';

/** Copies a text and says so; where the browser does not let it, the text beside it can be selected by hand. */
export function CopyButton({ text }: { readonly text: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Button onClick={() => void copy()}>
      <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
    </Button>
  );
}
